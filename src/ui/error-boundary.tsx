import type { ReactNode } from "react";
import { Component } from "./ink.ts";

interface Props {
  /** Told once, when the part below first fails. */
  readonly onError: (error: unknown) => void;
  readonly children: ReactNode;
}

/** Keeps a failing part from taking the rest with it: the part is not drawn any more, and somebody is told. */
export class ErrorBoundary extends Component<Props, { readonly failed: boolean }> {
  override readonly state: { readonly failed: boolean } = { failed: false };

  static getDerivedStateFromError(): { readonly failed: boolean } {
    return { failed: true };
  }

  override componentDidCatch(error: unknown): void {
    this.props.onError(error);
  }

  override render(): ReactNode {
    return this.state.failed ? null : this.props.children;
  }
}
