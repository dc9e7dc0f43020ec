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

/** The links of a share with the keys of its web links, which the relay does not know. */
export function completeLinks(
  share: Share,
  secrets: { readonly write: Uint8Array; readonly view: Uint8Array },
): ShareLinks {
  const links = share.welcome?.links ?? {};
  const key = (secret: Uint8Array): string => Buffer.from(secret).toString("base64url");
  return {
    ...(links.webReadOnly && { webReadOnly: `${links.webReadOnly}#${key(secrets.view)}` }),
    ...(links.sshReadOnly && { sshReadOnly: links.sshReadOnly }),
    ...(links.web && { web: `${links.web}#${key(secrets.write)}` }),
    ...(links.ssh && { ssh: links.ssh }),
  };
}

/** The links in the order in which they are always shown. */
export function labelledLinks(links: ShareLinks, sealed: boolean): readonly LabelledLink[] {
  const rows = [
    { label: "web session read only", link: links.webReadOnly },
    { label: "ssh session read only", link: sealed ? undefined : links.sshReadOnly },
    { label: "web session", link: links.web },
    { label: "ssh session", link: sealed ? undefined : links.ssh },
  ];
  return rows.flatMap(({ label, link }) => (link === undefined ? [] : [{ label, link }]));
}

/** What a share says about itself, one fact a line. */
export function reportLines(report: ShareReport): readonly string[] {
  return [
    `session: ${report.session}`,
    `state: ${report.state}`,
    `relay: ${report.relay}`,
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
  readonly links: readonly LabelledLink[];
  readonly writers: number;
  readonly readers: number;
}

/** The rows of the view at the start, in tmux's style language. */
export function viewLines(report: ShareReport): readonly string[] {
  const dim = (text: string): string => `#[dim]${text}#[default]`;
  const state: Record<string, string> = {
    connecting: "#[fg=yellow]connecting to the relay …#[default]",
    ready: "#[fg=green]shared#[default]",
    away: "#[fg=yellow]relay lost, trying again …#[default]",
    ended: "#[fg=red]no longer shared#[default]",
  };
  return [
    `#[bold]Session ${report.session.replaceAll("#", "##")}#[default] is ${state[report.state] ?? report.state}`,
    "",
    ...report.links.flatMap(({ label, link }) => [`#[bold]${label}:#[default] ${link.replaceAll("#", "##")}`]),
    ...(report.links.length > 0 ? [""] : []),
    "Whoever has a link that is not read only works in your shell, as you.",
    "Clear your terminal before you hand out a read-only link.",
    report.sealed
      ? dim("Web links are encrypted end to end: the key is behind the ##. There are no ssh links.")
      : dim("Web links are encrypted end to end: the key is behind the ##. The relay can read what ssh viewers see."),
    ...(report.local
      ? [dim("The relay runs on this machine: these links work here only. See share-server-host.")]
      : []),
    "",
    dim("q, Enter or C-c closes this; show-messages shows the links again; share-stop ends sharing."),
  ];
}
