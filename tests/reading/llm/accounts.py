"""An account in our own words, and what a model that reads it well would answer."""

from __future__ import annotations

from typing import Any

HARBOUR = """Trawlers stay in port (Skerry Post)

The Lantern reported that Ada Quill, the fisheries minister of Iceland, said that “her country wants no quarrel \
with Norway”. On 3 May 2021 a crew loyal to Norway rammed an Icelandic cutter near Vik. Two sailors were killed.

Norway denied that it backs the crew. If the quota is cut again, Iceland will close its ports.
"""

GOOD: dict[str, Any] = {
    "parties": [
        {"name": "Iceland", "kind": "state", "aliases": ["Icelandic"], "serves": None},
        {"name": "Norway", "kind": "state", "aliases": [], "serves": None},
        {"name": "Ada Quill", "kind": "leader", "aliases": [], "serves": "Iceland"},
        {"name": "The Lantern", "kind": "outlet", "aliases": [], "serves": None},
        {"name": "a crew loyal to Norway", "kind": "armed group", "aliases": ["the crew"], "serves": None},
    ],
    "attributions": [
        {
            "cue": "reported", "source": "The Lantern", "speaker": "The Lantern", "kind": "statement", "negated": False,
            "content": ["that Ada Quill, the fisheries minister of Iceland, said that “her country wants no quarrel "
                        "with Norway”"], "parent": None,
        },
        {
            "cue": "said", "source": "Ada Quill, the fisheries minister of Iceland", "speaker": "Ada Quill",
            "content": ["that “her country wants no quarrel with Norway”"], "parent": 0, "kind": "statement",
            "negated": False,
        },
        {
            "cue": "denied", "source": "Norway", "speaker": "Norway", "content": ["that it backs the crew"],
            "kind": "denial", "negated": False, "parent": None,
        },
    ],
    "wants": [
        {
            "holder": "Iceland", "polarity": -1, "cue": "wants", "content": "quarrel with Norway", "passage": "none",
            "deeds": [{"action": "attack", "doer": "Iceland", "target": "Norway", "mutual": True}],
            "above": None, "top": False,
        }
    ],
    "events": [
        {
            "action": "attack", "trigger": "rammed", "actor": "a crew loyal to Norway", "target": "Iceland",
            "passage": "On 3 May 2021 a crew loyal to Norway rammed an Icelandic cutter near Vik.",
            "toll": [{"count": 2, "harm": "killed", "whom": "sailors", "bound": "exact"}], "date": "3 May 2021",
            "modality": "happened", "mode": None, "place": "Vik",
        }
    ],
    "bonds": [
        {
            "source": "Norway", "target": "a crew loyal to Norway", "kind": "patron", "cue": "backs",
            "passage": "Norway denied that it backs the crew.", "denied_by": ["Norway"],
        }
    ],
    "assertions": [
        {
            "passage": "If the quota is cut again, Iceland will close its ports.", "argument": "forecast",
            "deeds": [{"action": "close", "doer": "Iceland", "target": None, "mutual": False}], "negated": False,
        }
    ],
}  # fmt: skip
