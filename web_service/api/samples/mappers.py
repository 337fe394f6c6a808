"""Maps samples to schemas, without validating thousands of our own numbers."""

import numpy as np

from web_service.api.samples.schemas import BoxesSchema, SampleColumnsSchema
from web_service.core.expressions import EXPRESSIONS
from web_service.core.samples import UNCLEAR
from web_service.database.session_queries import SampleWindow


def sample_columns_schema(found: SampleWindow) -> SampleColumnsSchema:
    """Samples as columns, rounded for drawing."""
    samples = found.samples
    x, y, width, height = np.round(samples.box, 2).T.tolist()
    return SampleColumnsSchema.model_construct(
        from_=found.window[0],
        to=found.window[1],
        at=samples.at.tolist(),
        face=samples.face.tolist(),
        box=BoxesSchema.model_construct(x=x, y=y, width=width, height=height),
        expression=[EXPRESSIONS[place] for place in samples.scores.argmax(axis=1).tolist()],
        confidence=np.round(samples.confidence, 4).tolist(),
        scores=np.round(samples.scores, 4).tolist(),
        unclear=[UNCLEAR[reason] for reason in samples.unclear.tolist()],
    )
