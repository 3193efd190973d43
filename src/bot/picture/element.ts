/** A node of the tree that satori lays out: the plain-object form of a React element, fit for a message to a worker. */
export interface Element {
  readonly type: 'div' | 'span';
  readonly props: {
    readonly style: Style;
    readonly children: string | readonly (Element | string)[];
  };
}

/** CSS in camel case; numbers are pixels. */
export type Style = Readonly<Record<string, string | number>>;

/** A picture ready to be drawn: 1080 pixels wide, as high as its content. */
export interface Picture {
  readonly root: Element;
  readonly glyphs: 'hant' | 'hans';
  /** What the picture says, for those who do not see it. */
  readonly alt: string;
}

/** Width of every picture in pixels: a phone's screen. */
export const width = 1080;
/** Space between the edge and the content. */
export const margin = 72;
/** Width left for the content. */
export const measure = width - 2 * margin;

/** One accent on warm paper. */
export const colour = {
  paper: '#fbfaf6',
  ink: '#1d1f23',
  soft: '#646a73',
  line: '#e3dfd5',
  accent: '#b3382c',
  tint: '#f6e3dc',
} as const;

/** A flex column. */
export function column(style: Style, ...children: readonly Element[]): Element {
  return { type: 'div', props: { style: { display: 'flex', flexDirection: 'column', ...style }, children } };
}

/** A flex row. */
export function row(style: Style, ...children: readonly Element[]): Element {
  return { type: 'div', props: { style: { display: 'flex', flexDirection: 'row', ...style }, children } };
}

/** A paragraph that wraps. */
export function text(content: string, size: number, style: Style = {}): Element {
  return {
    type: 'div',
    props: { style: { display: 'block', fontSize: size, lineHeight: 1.45, ...style }, children: content },
  };
}

/** A filled rectangle. */
export function bar(style: Style): Element {
  return { type: 'div', props: { style: { display: 'flex', ...style }, children: [] } };
}

/** All the text of a tree. */
export function textOf(element: Element | string): string {
  if (typeof element === 'string') return element;
  const { children } = element.props;
  return typeof children === 'string' ? children : children.map(textOf).join('');
}

/** The same tree with every text changed. */
export function mapText(element: Element, change: (text: string) => string): Element {
  const { style, children } = element.props;
  const changed =
    typeof children === 'string'
      ? change(children)
      : children.map((child) => (typeof child === 'string' ? change(child) : mapText(child, change)));
  return { type: element.type, props: { style, children: changed } };
}

/** Width in ems, on the safe side: full-width characters 1, all others 0.62 (Noto Sans Bold's widest digit is 0.58). */
export function ems(content: string): number {
  let sum = 0;
  for (const char of content) sum += (char.codePointAt(0) ?? 0) < 0x2000 ? 0.62 : 1;
  return sum;
}

/** Lines that a text of this size takes in this width in pixels, at most one too many. */
export function lines(content: string, size: number, available: number): number {
  return Math.max(1, Math.ceil((ems(content) * size) / (available - size)));
}
