import type { ComponentType, ReactNode } from "react";
import { COLOUR_DEFAULT } from "#terminal/colour.ts";
import type { Screen } from "#terminal/screen.ts";
import { ErrorBoundary } from "./error-boundary.tsx";
import { Box } from "./ink.ts";
import type { SegmentDrawing, SegmentPlace } from "./status.ts";
import { Surface } from "./surface.ts";

/** A component of a plugin in the status line, drawn apart from everything else: what it throws takes only itself away. */
export class SegmentSurface implements SegmentDrawing {
  readonly #component: ComponentType<SegmentPlace>;
  readonly #surface: Surface;
  readonly #onError: (error: unknown) => void;

  constructor(component: ComponentType<SegmentPlace>, onChange: () => void, onError: (error: unknown) => void) {
    this.#component = component;
    this.#surface = new Surface(1, 1, onChange);
    this.#onError = onError;
  }

  get stale(): boolean {
    return this.#surface.stale;
  }

  /** Draws the component in one row of at most `place.width` cells. @returns the row and how many cells of it are used */
  draw(place: SegmentPlace): { readonly screen: Screen; readonly width: number } {
    const screen = this.#surface.draw(this.#element(place), place.width, 1);
    let width = place.width;
    while (width > 0 && isBlank(screen, width - 1)) width--;
    return { screen, width };
  }

  close(): void {
    this.#surface.close();
  }

  #element(place: SegmentPlace): ReactNode {
    const Part = this.#component;
    return (
      <Box width={place.width} height={1} overflow="hidden">
        <ErrorBoundary onError={this.#onError}>
          <Part {...place} />
        </ErrorBoundary>
      </Box>
    );
  }
}

function isBlank(screen: Screen, x: number): boolean {
  const style = screen.cellStyle(x, 0);
  return screen.cellText(x, 0) === " " && style.bg === COLOUR_DEFAULT && style.attr === 0;
}
