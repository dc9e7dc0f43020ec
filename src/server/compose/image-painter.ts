import { imagePlaceholder, NO_IMAGES, type Image } from "#terminal/images.ts";
import type { Screen } from "#terminal/screen.ts";
import { partOfSixel, type Sixel } from "#terminal/sixel.ts";
import type { PaneSpan } from "./spans.ts";

/** The part of an image that a client sees: its first cell of the image, its place on the client, its size. */
interface Seen {
  readonly fromX: number;
  readonly fromY: number;
  readonly x: number;
  readonly y: number;
  readonly cols: number;
  readonly rows: number;
}

/** Puts pictures of panes into a client's frame, each as far as it is seen: as they are, or as boxes of their size. */
export class ImagePainter {
  #images: Image[] = [];
  /** Parts that were cut out, so that a picture that stays is the same one in the next frame. */
  readonly #parts: WeakMap<Sixel, { readonly key: string; readonly part: Sixel }> = new WeakMap();

  begin(): void {
    this.#images = [];
  }

  add(into: Screen, image: Image, spans: readonly PlacedSpan[], top: number, shown: boolean): void {
    const seen = seenPart(image, spans, top);
    if (seen === undefined) return;
    const { x, y, cols, rows } = seen;
    if (shown) this.#images.push({ sixel: this.#part(image, seen), x, y, cols, rows });
    else {
      const box = imagePlaceholder(image.cols, image.rows);
      for (let i = 0; i < rows; i++) into.put(x, y + i, box[seen.fromY + i]!.slice(seen.fromX, seen.fromX + cols));
    }
  }

  end(into: Screen): void {
    into.images = this.#images.length === 0 ? NO_IMAGES : this.#images;
  }

  #part({ sixel, cols, rows }: Image, seen: Seen): Sixel {
    if (seen.cols === cols && seen.rows === rows) return sixel;
    const key = `${seen.fromX},${seen.fromY},${seen.cols},${seen.rows}`;
    const known = this.#parts.get(sixel);
    if (known?.key === key) return known.part;
    const part = partOfSixel(sixel, seen.fromX, seen.fromY, seen.cols, seen.rows);
    this.#parts.set(sixel, { key, part });
    return part;
  }
}

interface PlacedSpan {
  readonly y: number;
  readonly span: PaneSpan;
}

/** The largest rectangle of full rows from the first one that is seen on; undefined when nothing is. */
function seenPart(image: Image, spans: readonly PlacedSpan[], top: number): Seen | undefined {
  let seen: Seen | undefined;
  for (let row = image.y; row < image.y + image.rows; row++) {
    const best = widestOf(image, row, spans);
    if (best === undefined) {
      if (seen !== undefined) break;
      continue;
    }
    const { span, y, fromX, cols } = best;
    const x = span.x + fromX - span.paneX;
    if (seen === undefined) seen = { fromX: fromX - image.x, fromY: row - image.y, x, y: top + y, cols, rows: 1 };
    else if (seen.x !== x || seen.cols !== cols) break;
    else seen = { ...seen, rows: seen.rows + 1 };
  }
  return seen;
}

/** The part of a row of the pane that shows most of the image. */
function widestOf(
  image: Image,
  row: number,
  spans: readonly PlacedSpan[],
): { span: PaneSpan; y: number; fromX: number; cols: number } | undefined {
  let best: { span: PaneSpan; y: number; fromX: number; cols: number } | undefined;
  for (const { span, y } of spans) {
    if (span.paneY !== row) continue;
    const fromX = Math.max(image.x, span.paneX);
    const cols = Math.min(image.x + image.cols, span.paneX + span.width) - fromX;
    if (cols > 0 && (best === undefined || cols > best.cols)) best = { span, y, fromX, cols };
  }
  return best;
}
