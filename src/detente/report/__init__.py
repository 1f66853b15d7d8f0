"""Findings in words, tables, pictures, and one offline page.

| file | gives |
|---|---|
| `page` | the report: one self-contained HTML document, no script |
| `scene` | the state graph as data: nodes, edges, labels, roles, coordinates |
| `svg` | a scene as an accessible picture |
| `words` | states, moves, standings and witnesses as sentences |
| `tables` | verdicts, equilibria and rankings as rows of strings |
| `html_table` | such a table as HTML, for notebooks |
| `bands`, `vega` | chances over time, as a picture and as Vega-Lite |
| `lanes`, `likely` | sample paths, and the likeliest ways |
| `unfolding` | the three as figures of a page |

Nothing is imported here, so that a command which only escapes a line does not load arrays.
"""
