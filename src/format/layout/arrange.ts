/** The parts that a line is built from before they are put side by side. */
export type LaneName =
  | "left"
  | "centre"
  | "right"
  | "absolute-centre"
  | "list"
  | "left-marker"
  | "right-marker"
  | "after";

export type Widths = Readonly<Record<LaneName, number>>;

/** A stretch of a lane (from `start`, `width` cells) and the column it goes to. Later ones cover earlier ones. */
export interface Placement {
  readonly lane: LaneName;
  readonly offset: number;
  readonly start: number;
  readonly width: number;
}

/** Where the list's focus is, in cells of the list lane. */
export interface Focus {
  readonly start: number;
  readonly end: number;
}

/** Which part the list belongs to. */
export type ListAlign = "left" | "centre" | "right" | "absolute-centre";

/** Makes widths fit: they shrink in the order given, each to nothing before the next one is touched. */
function shrink<Lane extends LaneName>(
  widths: Readonly<Record<Lane, number>>,
  order: readonly Lane[],
  available: number,
): Record<Lane, number> {
  const fitted: Record<Lane, number> = { ...widths };
  let excess = order.reduce((sum, lane) => sum + fitted[lane], 0) - available;
  for (const lane of order) {
    const cut = Math.max(0, Math.min(excess, fitted[lane]));
    fitted[lane] -= cut;
    excess -= cut;
  }
  return fitted;
}

const half = (value: number): number => Math.floor(value / 2);

/**
 * Puts a line without a list together: left and right at the sides, the centre between them and trimmed first, the absolute centre
 * over everything in the middle of the row.
 */
export function arrangeWithoutList(
  available: number,
  full: Readonly<Record<"left" | "centre" | "right" | "absolute-centre", number>>,
): readonly Placement[] {
  const { left, centre, right } = shrink(
    { left: full.left, centre: full.centre, right: full.right },
    ["centre", "right", "left"],
    available,
  );
  const between = left + half(available - right - left) - half(centre);
  return [
    { lane: "left", offset: 0, start: 0, width: left },
    { lane: "right", offset: available - right, start: full.right - right, width: right },
    { lane: "centre", offset: between, start: half(full.centre) - half(centre), width: centre },
    absoluteCentre(available, full["absolute-centre"]),
  ];
}

function absoluteCentre(available: number, full: number): Placement {
  const width = Math.min(full, available);
  return { lane: "absolute-centre", offset: half(available - width), start: 0, width };
}

/** Shows as much of the list as fits with its focus in the middle, and a marker where something is left out. */
function placeList(offset: number, width: number, full: Widths, focus: Focus): Placement[] {
  if (width >= full.list) return [{ lane: "list", offset, start: 0, width }];
  const centre = focus.start + half(focus.end - focus.start);
  let start = centre < half(width) ? 0 : centre - half(width);
  if (start + width > full.list) start = full.list - width;
  const placements: Placement[] = [];
  let column = offset;
  let shown = width;
  const leftMarker = full["left-marker"];
  const rightMarker = full["right-marker"];
  if (start !== 0 && shown > leftMarker) {
    placements.push({ lane: "left-marker", offset: column, start: 0, width: leftMarker });
    column += leftMarker;
    start += leftMarker;
    shown -= leftMarker;
  }
  if (start + shown < full.list && shown > rightMarker) {
    placements.push({ lane: "right-marker", offset: column + shown - rightMarker, start: 0, width: rightMarker });
    shown -= rightMarker;
  }
  placements.push({ lane: "list", offset: column, start, width: shown });
  return placements;
}

/**
 * Puts a line with a list together. What does not fit is trimmed in an order that depends on where the list is.
 *
 * @param focus undefined where nothing in the list has it
 * Source: tmux/tmux format-draw.c, format_draw_left, _centre, _right and _absolute_centre
 */
export function arrangeWithList(
  available: number,
  full: Widths,
  align: ListAlign,
  focus: Focus | undefined,
): readonly Placement[] {
  if (align === "absolute-centre") return listInMiddle(available, full, focus);
  const order = (
    {
      left: ["centre", "list", "right", "after", "left"],
      centre: ["list", "after", "centre", "right", "left"],
      right: ["centre", "list", "right", "after", "left"],
    } as const
  )[align];
  const { left, centre, right, list, after } = shrink(full, order, available);
  if (list === 0) return arrangeWithoutList(available, full);
  const middleOf = half(full.centre) - half(centre);
  const leftPart: Placement = { lane: "left", offset: 0, start: 0, width: left };
  const rightPart: Placement = { lane: "right", offset: available - right, start: full.right - right, width: right };
  const over = absoluteCentre(available, full["absolute-centre"]);
  if (align === "left") {
    const used = left + list + after;
    return [
      leftPart,
      rightPart,
      { lane: "after", offset: left + list, start: 0, width: after },
      { lane: "centre", offset: used + half(available - right - used) - half(centre), start: middleOf, width: centre },
      ...placeList(left, list, full, focus ?? { start: 0, end: 0 }),
      over,
    ];
  }
  if (align === "right") {
    const used = right + list + after;
    return [
      leftPart,
      { lane: "after", offset: available - after, start: full.after - after, width: after },
      { lane: "right", offset: available - used, start: 0, width: right },
      { lane: "centre", offset: left + half(available - used - left) - half(centre), start: middleOf, width: centre },
      ...placeList(available - list - after, list, full, focus ?? { start: 0, end: 0 }),
      over,
    ];
  }
  const begin = left + half(available - right - left) - half(list);
  const inner = { start: half(full.list), end: half(full.list) };
  return [
    leftPart,
    rightPart,
    { lane: "centre", offset: begin - centre, start: 0, width: centre },
    { lane: "after", offset: begin + list, start: 0, width: after },
    ...placeList(begin, list, full, focus ?? inner),
    over,
  ];
}

/** The list in the middle of the row, whatever the sides hold; it covers them. */
function listInMiddle(available: number, full: Widths, focus: Focus | undefined): readonly Placement[] {
  const { left, centre, right } = shrink(full, ["centre", "right", "left"], available);
  const { list, after, "absolute-centre": before } = shrink(full, ["list", "after", "absolute-centre"], available);
  const middle = left + half(available - right - left);
  const begin = half(available - list - before);
  const inner = { start: half(full.list), end: half(full.list) };
  return [
    { lane: "left", offset: 0, start: 0, width: left },
    { lane: "right", offset: available - right, start: full.right - right, width: right },
    { lane: "centre", offset: middle - centre, start: 0, width: centre },
    { lane: "absolute-centre", offset: begin, start: 0, width: before },
    ...placeList(begin + before, list, full, focus ?? inner),
    { lane: "after", offset: begin + before + list, start: 0, width: after },
  ];
}
