"""A language model as second reader: any endpoint that speaks the OpenAI chat protocol, on this machine or elsewhere.

The text is data. The model is asked for quotations, names and choices from closed lists, nothing it writes itself gets
into a draft: a quotation or a name that is not in the text is dropped and counted. What is sent, and where to, is in
docs/reading.md. httpx is imported when the first request is made, never before.
"""

from detente.reading.llm.endpoint import KEY
from detente.reading.llm.read import read

__all__ = ["KEY", "read"]
