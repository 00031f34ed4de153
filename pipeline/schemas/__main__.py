"""Write the schema files anew from the model."""

from pipeline.schemas import write

write()
