// From state to state: by arrow keys as they stand in the picture, and along arrows to the status quo's ways.

import type { EdgeData, GraphData, NodeData } from "./data";

export type Way = "left" | "right" | "up" | "down";

/**
 * The state an arrow key leads to. Right and left follow an arrow of the graph where there is one, the nearest in
 * height first; else, and up and down, they go to what is nearest in that direction. Without anything there: undefined.
 */
export function beside(data: GraphData, from: string, way: Way): string | undefined {
  const here = data.nodes.find((node) => node.id === from);
  if (!here) return data.nodes[0]?.id;
  if (way === "right" || way === "left") {
    const along = neighbours(data, here.id, way === "right").filter((node) => ahead(here, node, way));
    const next = nearest(here, along, way);
    if (next) return next.id;
  }
  return nearest(here, data.nodes.filter((node) => node.id !== from && ahead(here, node, way)), way)?.id;
}

/** The states that arrows lead to from `id` (or, not `forward`, that lead to it). */
function neighbours(data: GraphData, id: string, forward: boolean): NodeData[] {
  const ids = new Set(
    data.edges.filter((edge) => (forward ? edge.source : edge.target) === id).map((edge) => (forward ? edge.target : edge.source)),
  );
  return data.nodes.filter((node) => ids.has(node.id));
}

/** A shortest way along arrows from the status quo (or the start) to `id`, as numbers of edges. */
export function wayTo(data: GraphData, id: string): number[] {
  const begin = data.nodes.find((node) => node.roles.includes("status_quo") || node.roles.includes("start"));
  if (!begin) return [];
  const came = new Map<string, number>();
  const queue = [begin.id];
  for (const at of queue) {
    if (at === id) break;
    data.edges.forEach((edge, number) => {
      if (edge.source !== at || edge.target === begin.id || came.has(edge.target)) return;
      came.set(edge.target, number);
      queue.push(edge.target);
    });
  }
  return back(data.edges, came, id);
}

function back(edges: readonly EdgeData[], came: ReadonlyMap<string, number>, id: string): number[] {
  const found: number[] = [];
  for (let number = came.get(id); number !== undefined; number = came.get(edges[number]?.source ?? "")) found.unshift(number);
  return found;
}

function ahead(here: NodeData, there: NodeData, way: Way): boolean {
  const across = middle(there)[0] - middle(here)[0];
  const down = middle(there)[1] - middle(here)[1];
  const along = way === "right" ? across : way === "left" ? -across : way === "down" ? down : -down;
  const aside = way === "right" || way === "left" ? Math.abs(down) : Math.abs(across);
  return along > 4 && (way === "right" || way === "left" || aside <= along * 4);
}

function nearest(here: NodeData, among: readonly NodeData[], way: Way): NodeData | undefined {
  const level = way === "right" || way === "left";
  const cost = (node: NodeData): number => {
    const across = Math.abs(middle(node)[0] - middle(here)[0]);
    const down = Math.abs(middle(node)[1] - middle(here)[1]);
    return level ? across + 2 * down : down + 3 * across;
  };
  return [...among].sort((one, other) => cost(one) - cost(other))[0];
}

function middle(node: NodeData): [number, number] {
  return [node.x + node.width / 2, node.y + node.height / 2];
}
