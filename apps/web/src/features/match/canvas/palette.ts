// The theme's colours for the canvas, which cannot follow CSS by itself.

export interface Palette {
  readonly ink: string;
  readonly soft: string;
  readonly net: string;
  readonly accent: string;
  readonly sides: readonly [string, string];
  readonly font: string;
  readonly shapes: boolean; // one side is striped: colours alone must not tell them apart
}

export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element);
  const read = (name: string) => style.getPropertyValue(name).trim();
  return {
    ink: read("--ink"),
    soft: read("--ink-soft"),
    net: read("--net"),
    accent: read("--accent"),
    sides: [read("--side-left"), read("--side-right")],
    font: style.fontFamily,
    shapes: element.closest("[data-shapes]") !== null,
  };
}

/** Everything in the net's own colour: a match in the background. */
export function hushed(palette: Palette): Palette {
  const { net } = palette;
  return { ...palette, ink: net, soft: net, accent: net, sides: [net, net] };
}
