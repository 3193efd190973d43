import { Resvg } from '@resvg/resvg-js';
import satori from 'satori';
import { mapText, type Picture, textOf, width } from './element.ts';
import { fontsFor } from './fonts.ts';

/** Where something was laid out, in pixels from the picture's top left corner. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** '' for a box that holds other boxes. */
  readonly text: string;
}

/** Lays a picture out and gives it as SVG, its text as outlines. */
export async function toSvg(picture: Picture, onBox?: (box: Box) => void): Promise<string> {
  const { fonts, family, legible } = fontsFor(textOf(picture.root), picture.glyphs);
  const tree = mapText(picture.root, legible);
  const root = { ...tree, props: { ...tree.props, style: { ...tree.props.style, fontFamily: family } } };
  // satori takes any object of a React element's shape; its type asks for React's own.
  return satori(root as unknown as Parameters<typeof satori>[0], {
    width,
    fonts,
    ...(onBox && {
      onNodeDetected: ({ left, top, width, height, textContent = '' }) =>
        onBox({ left, top, width, height, text: textContent }),
    }),
  });
}

/** Draws a picture as PNG, 1080 pixels wide. */
export async function toPng(picture: Picture): Promise<Uint8Array> {
  return new Resvg(await toSvg(picture), { font: { loadSystemFonts: false } }).render().asPng();
}
