import { layoutRuns, type LayoutRun } from "#format/draw.ts";
import type { FormatContext } from "#format/context.ts";
import { expandTime } from "#format/expand.ts";
import { formatWidth } from "#format/trim.ts";
import type { Client } from "#model/client.ts";
import type { Session } from "#model/session.ts";
import type { Screen } from "#terminal/screen.ts";
import type { Style } from "#terminal/style.ts";
import type { SegmentDrawing } from "#ui/status.ts";
import type { ComposeEnvironment, StatusSegment } from "./environment.ts";

/** A drawn segment: runs to be laid out, or cells of a component over blank runs. */
interface Piece {
  readonly width: number;
  readonly runs: readonly LayoutRun[];
  readonly screen: Screen | undefined;
}

/** Segments take at most one part in this many of the row, all on one side together. */
const SHARE = 3;

/** The segments of one client's first status line, read and measured. */
export class Segments {
  readonly #client: Client;
  readonly #env: ComposeEnvironment;
  readonly #drawings = new Map<StatusSegment, SegmentDrawing>();
  #left: Piece[] = [];
  #right: Piece[] = [];
  /** What the pieces say: equal texts, equal pictures. */
  key = "";

  constructor(client: Client, env: ComposeEnvironment) {
    this.#client = client;
    this.#env = env;
  }

  get width(): number {
    return widthOf(this.#left) + widthOf(this.#right);
  }

  /** Whether a component drew itself again since it was read. */
  get stale(): boolean {
    for (const drawing of this.#drawings.values()) if (drawing.stale) return true;
    return false;
  }

  /** Reads what the segments show now. `cols` is the row's width, `style` what lies under them. */
  read(session: Session, cols: number, style: Style, context: FormatContext): void {
    const all = [...(this.#env.segments?.() ?? [])].sort((a, b) => a.order - b.order);
    this.#forget(all);
    this.key = "";
    const read = (side: "left" | "right"): Piece[] => {
      let room = Math.floor(cols / SHARE);
      const pieces: Piece[] = [];
      for (const segment of all) {
        if (segment.side !== side || room <= 0) continue;
        const piece = this.#piece(segment, session, room, style, context);
        if (piece === undefined) continue;
        pieces.push(piece);
        room -= piece.width;
      }
      return pieces;
    };
    this.#left = read("left");
    this.#right = read("right").reverse();
  }

  /** Puts the segments' runs around those of the row. */
  around(runs: readonly LayoutRun[]): LayoutRun[] {
    return [...this.#left.flatMap((piece) => piece.runs), ...runs, ...this.#right.flatMap((piece) => piece.runs)];
  }

  /** Puts the cells of components where `around` left room for them. */
  drawComponents(into: Screen): void {
    let x = 0;
    for (const piece of this.#left) x = blitPiece(into, piece, x);
    x = into.cols - widthOf(this.#right);
    for (const piece of this.#right) x = blitPiece(into, piece, x);
  }

  close(): void {
    this.#forget([]);
  }

  #piece(
    segment: StatusSegment,
    session: Session,
    room: number,
    style: Style,
    context: FormatContext,
  ): Piece | undefined {
    if (segment.component !== undefined) return this.#componentPiece(segment, session, room, style);
    const text = segment.text(session);
    if (text === undefined || text === "") return undefined;
    const expanded = expandTime(text, context);
    const width = Math.min(room, formatWidth(expanded));
    this.key += `${segment.name}\0${expanded}\0`;
    return width === 0 ? undefined : { width, runs: layoutRuns(expanded, style, width), screen: undefined };
  }

  #componentPiece(segment: StatusSegment, session: Session, room: number, style: Style): Piece | undefined {
    const drawing = this.#drawings.get(segment) ?? this.#open(segment);
    if (drawing === undefined) return undefined;
    const window = session.current?.window;
    const { screen, width } = drawing.draw({
      width: room,
      client: this.#client.name,
      session: `$${session.id}`,
      window: window && `@${window.id}`,
      pane: window?.active && `%${window.active.id}`,
    });
    this.key += `${segment.name}\0${screen.generation}\0`;
    if (width === 0) return undefined;
    return { width, screen, runs: [{ text: " ".repeat(width), style, width, range: undefined, linkUri: "" }] };
  }

  #open(segment: StatusSegment): SegmentDrawing | undefined {
    if (segment.component === undefined) return undefined;
    const report = (error: unknown): void => this.#env.report(`status segment ${segment.name}`, error);
    const drawing = this.#env.status?.openSegment(segment.component, report);
    if (drawing !== undefined) this.#drawings.set(segment, drawing);
    return drawing;
  }

  /** Lets go of components that are not there any more. */
  #forget(all: readonly StatusSegment[]): void {
    for (const [segment, drawing] of this.#drawings) {
      if (all.includes(segment)) continue;
      drawing.close();
      this.#drawings.delete(segment);
    }
  }
}

function widthOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, piece) => sum + piece.width, 0);
}

function blitPiece(into: Screen, piece: Piece, x: number): number {
  if (piece.screen !== undefined) into.blit(piece.screen, 0, 0, piece.width, 1, x, 0);
  return x + piece.width;
}
