// Words selected in the text, by mouse or keyboard, as places in it.

import { places } from "../places";
import type { SourceText, Span } from "../types";
import { tight } from "./pieces";
import type { Selected } from "./state";

/** What is selected within `root`, as places in the text (UTF-16); null where nothing is, or it reaches outside. */
export function selectedIn(root: HTMLElement, text: string): Selected | null {
  const chosen = getSelection();
  if (!chosen || chosen.isCollapsed || chosen.rangeCount === 0) return null;
  const range = chosen.getRangeAt(0);
  if (!root.contains(range.commonAncestorContainer)) return null;
  const touched = [...root.querySelectorAll<HTMLElement>("[data-at]")].filter((piece) => range.intersectsNode(piece));
  const ends = touched.flatMap((piece) => within(piece, range));
  if (!ends.length) return null;
  const span = tight(text, Math.min(...ends), Math.max(...ends));
  return span && { at: span[0], end: span[1] };
}

/** Where the selection begins and ends in one piece; nothing where it only touches it. */
function within(piece: HTMLElement, range: Range): number[] {
  const node = piece.firstChild;
  if (!(node instanceof Text)) return [];
  const at = Number(piece.dataset["at"]);
  const from = node === range.startContainer ? range.startOffset : before(node, range) ? 0 : node.length;
  const to = node === range.endContainer ? range.endOffset : after(node, range) ? node.length : 0;
  return from < to ? [at + from, at + to] : [];
}

/** The range begins before the node, or ends after it. */
const before = (node: Text, range: Range): boolean => range.comparePoint(node, 0) >= 0;
const after = (node: Text, range: Range): boolean => range.comparePoint(node, node.length) <= 0;

/** The words as an operation takes them: in code points. */
export function spanOf(source: SourceText, { at, end }: Selected): Span {
  const turn = places(source.text);
  return { source: source.id, start: turn.points(at), end: turn.points(end) };
}
