/** What views are made of; everything behind this import loads Ink. */
export { HelpView } from "./help-view.tsx";
export { MessagesView } from "./messages-view.tsx";
export { PluginView } from "./plugin-view.tsx";
export { ViewSurface } from "./view-surface.ts";
