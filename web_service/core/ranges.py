"""Numbers with limits, checked where stored and received data is validated."""

from typing import Annotated

from pydantic import Field

Share = Annotated[float, Field(ge=0, le=1)]
ExpressionIndex = Annotated[float, Field(ge=0, le=100)]
