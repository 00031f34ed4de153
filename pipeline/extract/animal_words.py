"""Animals that news counts: livestock, pets, game, wildlife, birds, sea life; a number before one of them counts no people.

Written by hand from common knowledge, singular and plural. Left out is what is a people, a team's or a person's name
more often than an animal (kiwi, turkey in the singular, cub as a scout).
"""

from __future__ import annotations

from typing import Final

_ONES: Final = (
    "animal dog puppy cat kitten cow bull calf heifer steer bullock ox buffalo bison yak sheep lamb ewe ram goat kid-goat"
    " pig hog sow boar piglet swine horse pony foal mare stallion racehorse donkey mule camel dromedary llama alpaca"
    " chicken hen rooster cockerel chick duck duckling goose gosling pheasant partridge grouse quail pigeon dove swan"
    " heron stork crane flamingo pelican penguin gull seagull tern gannet puffin cormorant albatross eagle hawk falcon"
    " buzzard kite-bird vulture condor owl raven rook magpie sparrow starling parrot ostrich emu bird seabird songbird"
    " rabbit hare fox wolf coyote jackal hyena bear cub lion lioness tiger tigress leopard cheetah jaguar puma cougar"
    " lynx bobcat panther wildcat elephant rhino rhinoceros hippo hippopotamus giraffe zebra antelope gazelle"
    " wildebeest impala deer stag doe fawn reindeer caribou elk moose badger otter beaver hedgehog squirrel"
    " rat raccoon skunk weasel ferret mink marten bat monkey ape gorilla chimpanzee chimp orangutan baboon macaque lemur"
    " kangaroo wallaby koala wombat possum platypus dingo panda sloth armadillo pangolin anteater tapir crocodile"
    " alligator snake python cobra viper lizard iguana turtle tortoise frog toad salamander whale dolphin porpoise orca"
    " seal sea-lion walrus manatee dugong shark ray tuna salmon trout cod carp herring sturgeon lobster crab oyster"
    " bee honeybee wasp hornet butterfly beetle locust colt filly gelding greyhound pug poodle rottweiler mastiff terrier"
    " retriever spaniel beagle hound carcass"
)
_OTHERS: Final = (
    "calves wolves oxen geese mice sheep cattle livestock poultry fish swine bison deer elk moose reindeer caribou wildlife"
    " turkeys buffaloes puppies ponies donkeys foxes lynxes butterflies rhinos hippos ostriches finches thrushes"
    " carcasses pets mammals reptiles amphibians insects birds game broilers layers herds flocks salmon trout cod herring"
    " flamingoes buffalo mosquitoes pit-bulls stags mussels oysters corals coral bass"
)


def _plural(word: str) -> str:
    return word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")


ANIMALS: Final = frozenset({*_ONES.split(), *map(_plural, _ONES.split()), *_OTHERS.split()}) - {
    "rays", "ray", "crane", "cranes", "mare", "doe", "rook", "ram", "bass", "game", "chick", "kite-bird", "rams",
    "kid-goat", "sloth",
}  # fmt: skip
"""One or many of them, lower case."""
