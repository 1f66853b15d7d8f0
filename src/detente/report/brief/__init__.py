"""A brief: one page that says what follows, how likely, what it hinges on, what to watch, how sure, and how we know.

compose      from what was found to lines, each traced to claims
likelihood   the seven terms of ICD 203, for chances alone
confidence   low, moderate or high, kept apart from them
page, word   as HTML that prints on one sheet, as DOCX
"""

from detente.report.brief.compose import EFFORT, chosen, compose
from detente.report.brief.page import brief_page
from detente.report.brief.record import Brief, Cited, Line, Part
from detente.report.brief.word import brief_docx

__all__ = ["EFFORT", "Brief", "Cited", "Line", "Part", "brief_docx", "brief_page", "chosen", "compose"]
