"""Victims by name and office, in lists, in any case of letters: whom a sentence counts, by the grammar alone."""

from __future__ import annotations

import pytest

from pipeline.extract import text
from pipeline.extract.figures import propose
from tests.unit.extract.reading import article

MORE = " The report gave no more details of the event, and it named no source for what it told."

# killed, injured, sentence
TOLD = [
    # what somebody is, before his name
    (3, 0, "Gunmen murdered trade union leader Ramon Castillo, his wife, and their 14-year-old daughter at home."),
    (1, 0, "The government condemned the murder of Salvadoran Presidency Minister Antonio Rivera by rebels."),
    (1, 0, "The judge is to look into the murder of Liberal Party leader Luis Carlos Soler."),
    (1, 0, "This morning, party legal adviser Abelardo Dazo was shot dead in the street."),
    (1, 0, "Inspector Eulogio Flores died in the explosion."),
    (1, 0, "The murder of student leader Juan Soto was condemned by Governor Pedro Diaz."),
    (3, 0, "Gunmen assassinated magistrate Carlos Valencia, Cauca police commander Pedro Diaz, and Senator Luis Soler."),
    (2, 0, "Two gunmen shot and killed attorney Hugo Soto and his secretary outside the court."),
    (1, 0, "The body of former deputy Jorge Salas was found with six bullet wounds."),
    (0, 2, "Bodyguard Luis Rojas and police inspector Hernan Mesa were wounded."),
    (0, 0, "Union leader Juan Soto met Mayor Pedro Diaz after the shooting."),
    (2, 0, "TWO MEMBERS OF THE CARLOS RUIZ FRONT DIED IN A CLASH WITH POLICE LAST NIGHT."),
    (3, 0, "THREE PERSONS WERE RUN OVER AND KILLED BY A TRUCK AT THE MARKET THIS MORNING."),
    (5, 0, "Five men were lined up and shot dead by militiamen on Friday."),
    (3, 0, "Three women were dragged from their homes and hacked to death on Friday."),
    (0, 0, "Two men were arrested in a raid and killed off every rumour."),
    (2, 0, "A monk and a novice were shot dead on Friday."),
    (1, 0, "A monk was killed and a lorry and a fence were wrecked on Friday."),
    (3, 0, "Three pupils who went missing on Monday when a boat turned over on a lake have been found dead."),
    (27, 0, "A plane with 27 people on board crashed in the hills, killing everyone on board."),
    (68, 0, "A jet carrying 64 passengers and four crew crashed on Friday. There were no survivors."),
    (5, 0, "A light aircraft with five people aboard came down in a field. Everyone on board died."),
    (0, 0, "A plane with 27 people on board crashed. It is feared that there were no survivors."),
    (3, 0, "A plane with 27 people on board crashed, killing three. No one aboard was unhurt."),
    (13, 0, "Thirteen inmates were shot or hacked to death in a prison on Friday."),
    (9, 0, "All nine people aboard a plane that came down in the taiga have died."),
    (6, 0, "Six people were buried alive when a landslide hit their house."),
    # one man with two offices, and two men
    (1, 0, "Senator and presidential candidate Luis Soler was shot dead on Friday."),
    (1, 0, "The blogger and journalist Daphne Soler, whose reports led to early elections, was killed by a bomb."),
    (1, 0, "A lawyer and union leader Pedro Diaz was shot dead on Friday."),
    (2, 0, "A policeman and union leader Pedro Diaz were shot dead on Friday."),
    (2, 0, "Gunmen killed a policeman and union leader Pedro Diaz on Friday."),
    # of what somebody is something
    (3, 0, "Rebels have killed the mayor of the small town of Hostigal, as well as two peasants."),
    (3, 0, "Rebels killed the mayor of Tingo Maria and two of his bodyguards."),
    (5, 0, "Three members of the national guard and two civilians were killed."),
    (1, 0, "A member of the coast guard was killed."),
    (3, 0, "A bomb killed the chief of the provincial police, his driver and a passer-by."),
    (2, 0, "Two gunmen shot dead the governor of the province and his driver."),
    (4, 2, "Four members of a family of six were killed and two others were hurt."),
    (1, 0, "The driver of the first car, a 60-year-old nurse, was killed outright."),
    (4, 0, "Among the dead are the mayor of the town, the parish priest, and two women."),
    (3, 0, "The murders of the governor of Antioquia, another judge, and the police commander were condemned."),
    # lists
    (5, 0, "Murdered were Luis Zapata, 19; Carlos Velez, 17; Jorge Isaza; Hernan Mesa, 21; and an unidentified man."),
    (3, 0, "Killed in the attack on the post were Sergeant Pedro Ramos, Corporal Luis Diaz and a cook."),
    (0, 3, "Wounded in the blast were Sergeant Pedro Ramos, Corporal Luis Diaz and a cook."),
    (3, 0, "It followed the killings during the past 72 hours of a judge, a nurse, and presidential hopeful Luis Soler."),
    (8, 0, "Six Jesuit priests -- five Spaniards and one Salvadoran -- and two women were murdered by 30 men."),
    (6, 3, "Six people died -- two women and a child -- and three men were hurt."),
    (4, 0, "Militants opened fire at a gas station, killing two members, a gas station attendant, and a child."),
    (2, 0, "Two people, a man and a woman, were killed."),
    (2, 0, "Two officers, John Roe, 34, and Ann Poe, 29, were killed."),
    (11, 0, "Forces killed the head of the group, along with ten other members of it."),
    # where some of them were
    (3, 0, "Two men aboard the plane and a farmer on the ground were killed."),
    (3, 0, "Two men inside the house and a girl were killed."),
    (5, 0, "All four on board and a woman on the ground were killed."),
    (9, 0, "Two people in Oklahoma and seven in Arkansas were killed by a tornado."),
    (9, 0, "Storms killed at least two people in Oklahoma, and seven others in Arkansas, officials said."),
    (43, 0, "The storm killed at least 43 people, 25 in Mozambique and 18 in Malawi."),
    (43, 0, "The storm killed at least 43 people, 25 of them in Mozambique and 10 in Malawi."),
    (13, 0, "The hurricane took nine lives in Haiti and four in the Dominican Republic."),
    (0, 7, "Five people in the first car and two in the second were hurt."),
    (14, 0, "Floods killed 14 people in China and 300,000 people were evacuated."),
    (2, 5, "Rebels killed two men in the north and wounded five in the south."),
    (3, 0, "Guards killed three would-be saboteurs."),
    (1, 28, "One person is dead and 28 are ill from a carbon monoxide leak at a mall."),
    # throats
    (10, 0, "Ten peasants, including three women, had their throats slit by suspected rebels."),
    (1, 0, "A teacher was found at home with his throat cut."),
    (2, 0, "Rebels slit the throats of two men in the village."),
    (2, 0, "The throats of two men were cut."),
    (0, 0, "The doctor looked at the throat of the boy, who had a cough; nobody was hurt."),
    (2, 0, "Guerrillas killed provincial prefect Andres Quiroga and his driver, Julian Poma, in an ambush."),
    # kin
    (2, 0, "Rivera's wife and a bodyguard were also killed."),
    (0, 0, "Rivera's brother said that the ambulance had come late for the shooting."),
    (1, 0, "Gunmen killed Pedro Castillo, her husband, on Sunday."),
]


def counted(body: str) -> tuple[int, int]:
    """Persons killed and injured: parts left out, everybody once."""
    found = [m for m in propose(text.read(article(body))) if m.label == "own" and m.role == "total"]
    numbers = []
    for kind in ("killed", "injured"):
        several = sum(m.value for m in found if m.kind == kind and m.person is None)
        numbers.append(several + len({m.person for m in found if m.kind == kind and m.person}))
    return numbers[0], numbers[1]


@pytest.mark.parametrize(("killed", "injured", "sentence"), TOLD)
def test_victims_are_counted_by_name_and_office(killed: int, injured: int, sentence: str) -> None:
    assert counted(sentence + MORE) == (killed, injured)


@pytest.mark.parametrize(("killed", "injured", "sentence"), TOLD)
def test_upper_case_copy_is_counted_alike(killed: int, injured: int, sentence: str) -> None:
    assert counted((sentence + MORE).upper()) == (killed, injured)


@pytest.mark.parametrize(
    "sentence",
    [
        "THE MINISTER TODAY CONDEMNED THE ATTACK IN WHICH FOUR PERSONS WERE KILLED.",
        "SOLDIER SALVADORAN GUERRILLAS SAY WAS NEVER THERE, AND FOUR PERSONS WERE KILLED.",
        "THE GENERAL STRIKE WAS OVER WHEN FOUR PERSONS WERE KILLED.",
    ],
)
def test_words_behind_a_title_are_no_name_in_upper_case(sentence: str) -> None:
    assert counted(sentence + MORE.upper()) == (4, 0)
