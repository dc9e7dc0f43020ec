import type { Session } from "#model/session.ts";
import type { StatusSegment as PluginSegment, StatusSegmentDefinition } from "#plugin/context.ts";
import { registration } from "#plugin/registration.ts";
import type { StatusSegment } from "../compose/environment.ts";

/** What plugins add to the status line. */
export class PluginSegments {
  readonly #segments = new Set<StatusSegment>();
  readonly #changed: () => void;

  /** @param changed status lines want to be drawn again */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  all(): Iterable<StatusSegment> {
    return this.#segments;
  }

  add(plugin: string, definition: StatusSegmentDefinition): PluginSegment {
    const { side, order = 0, component } = definition;
    let everywhere = definition.text;
    const bySession = new Map<string, string>();
    const segment: StatusSegment = {
      name: `${plugin}.${definition.name}`,
      side,
      order,
      component,
      text: (session: Session) => bySession.get(`$${session.id}`) ?? everywhere,
    };
    this.#segments.add(segment);
    this.#changed();
    return {
      set: (text, session) => {
        if (session === undefined) everywhere = text;
        else if (text === undefined) bySession.delete(session);
        else bySession.set(session, text);
        this.#changed();
      },
      refresh: () => this.#changed(),
      ...registration(() => {
        this.#segments.delete(segment);
        this.#changed();
      }),
    };
  }
}
