// Types of `edmonds-blossom-fixed`, which has none. tsconfig.base.json leads every workspace here.

/** Edges as [vertex, vertex, weight]; for each vertex its mate, or -1. `maxCardinality`: as many pairs as there can be. */
export default function blossom(edges: [number, number, number][], maxCardinality?: boolean): number[];
