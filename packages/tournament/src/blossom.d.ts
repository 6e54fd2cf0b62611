declare module "edmonds-blossom-fixed" {
  /** Edges as [vertex, vertex, weight]; for each vertex its mate, or -1. `maxCardinality`: as many pairs as there can be. */
  export default function blossom(edges: [number, number, number][], maxCardinality?: boolean): number[];
}
