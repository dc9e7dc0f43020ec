import type { Share } from "./share.ts";

/** A link as it is shown: its label stays exactly so, because scripts look for it. */
export interface LabelledLink {
  readonly label: string;
  readonly link: string;
}

export interface ShareLinks {
  readonly webReadOnly?: string;
  readonly sshReadOnly?: string;
  readonly web?: string;
  readonly ssh?: string;
}

/** The links of a share, those of the web with their keys, which the relay does not know. A sealed share has no others. */
export function completeLinks(
  share: Share,
  secrets: { readonly write: Uint8Array; readonly view: Uint8Array },
): ShareLinks {
  const links = share.welcome?.links ?? {};
  const { sealed } = share;
  const key = (secret: Uint8Array): string => Buffer.from(secret).toString("base64url");
  return {
    ...(links.webReadOnly && { webReadOnly: `${links.webReadOnly}#${key(secrets.view)}` }),
    ...(links.sshReadOnly && !sealed && { sshReadOnly: links.sshReadOnly }),
    ...(links.web && { web: `${links.web}#${key(secrets.write)}` }),
    ...(links.ssh && !sealed && { ssh: links.ssh }),
  };
}

/** The links in the order in which they are always shown. */
export function labelledLinks(links: ShareLinks): readonly LabelledLink[] {
  const rows = [
    { label: "web session read only", link: links.webReadOnly },
    { label: "ssh session read only", link: links.sshReadOnly },
    { label: "web session", link: links.web },
    { label: "ssh session", link: links.ssh },
  ];
  return rows.flatMap(({ label, link }) => (link === undefined ? [] : [{ label, link }]));
}

/** What a share says about itself, one fact a line. */
export function reportLines(report: ShareReport): readonly string[] {
  return [
    `session: ${report.session}`,
    `state: ${report.state}`,
    `relay: ${report.relay}`,
    ...(report.problem === undefined ? [] : [`problem: ${report.problem.message} [${report.problem.code}]`]),
    ...report.links.map(({ label, link }) => `${label}: ${link}`),
    `viewers: ${report.writers + report.readers} (${report.writers} can type)`,
  ];
}

export interface ShareReport {
  readonly session: string;
  readonly state: string;
  readonly relay: string;
  readonly local: boolean;
  readonly sealed: boolean;
  /** Why it is not ready; undefined where nothing is wrong. */
  readonly problem: { readonly code: string; readonly message: string } | undefined;
  readonly links: readonly LabelledLink[];
  readonly writers: number;
  readonly readers: number;
}

const STATES: Readonly<Record<string, string>> = {
  connecting: "#[fg=yellow]connecting to the relay …#[default]",
  ready: "#[fg=green]shared#[default]",
  away: "#[fg=yellow]away from the relay, trying again …#[default]",
  ended: "#[fg=red]no longer shared#[default]",
};

/** The rows of the view at the start, in tmux's style language, none wider than the pane. */
export function viewLines(report: ShareReport, cols: number): readonly string[] {
  const quiet = (text: string): readonly string[] =>
    wrapWords(text, cols).map((row) => `#[dim]${escaped(row)}#[default]`);
  return [
    `#[bold]Session ${escaped(report.session)}#[default] is ${STATES[report.state] ?? report.state}`,
    "",
    ...report.links.flatMap((link) => linkLines(link, cols)),
    ...(report.links.length > 0 ? [""] : []),
    ...wrapWords("Whoever has a link that is not read only works in your shell, as you.", cols),
    ...wrapWords("Clear your terminal before you hand out a read-only link.", cols),
    "",
    ...quiet(
      report.sealed
        ? "Web links are encrypted end to end: the key is behind the #. There are no ssh links."
        : "Web links are encrypted end to end: the key is behind the #. The relay can read what ssh viewers see.",
    ),
    ...(report.local
      ? quiet("The relay runs on this machine, so these links work here only. See share-server-host.")
      : []),
    ...quiet("q, Enter or C-c closes this, show-messages has the links again, share-stop ends sharing."),
  ];
}

/** A link behind its label; below it, cut at the edge but still one address to click, when it does not fit there. */
function linkLines({ label, link }: LabelledLink, cols: number): readonly string[] {
  const shown = (text: string): string =>
    link.startsWith("http") ? `#[link=${link}]${escaped(text)}#[nolink]` : escaped(text);
  if (label.length + 2 + link.length <= cols) return [`#[bold]${label}:#[default] ${shown(link)}`];
  const parts = link.match(new RegExp(`.{1,${Math.max(1, cols)}}`, "g")) ?? [];
  return [`#[bold]${label}:#[default]`, ...parts.map(shown)];
}

function wrapWords(text: string, cols: number): readonly string[] {
  const rows: string[] = [];
  let row = "";
  for (const word of text.split(" ")) {
    if (row !== "" && row.length + 1 + word.length > cols) {
      rows.push(row);
      row = word;
    } else row = row === "" ? word : `${row} ${word}`;
  }
  return [...rows, row];
}

function escaped(text: string): string {
  return text.replaceAll("#", "##");
}
