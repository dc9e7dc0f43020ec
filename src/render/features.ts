/** A feature that terminals have though their terminfo entry does not say so: capabilities that it brings, as overrides. */
export interface Feature {
  readonly name: string;
  readonly capabilities: readonly string[];
  readonly colours?: 256 | "rgb";
}

const SETAB = "setab=\\E[%?%p1%{8}%<%t4%p1%d%e%p1%{16}%<%t10%p1%{8}%-%d%e48;5;%p1%d%;m";
const SETAF = "setaf=\\E[%?%p1%{8}%<%t3%p1%d%e%p1%{16}%<%t9%p1%{8}%-%d%e38;5;%p1%d%;m";
const RGB = ["setrgbf=\\E[38;2;%p1%d;%p2%d;%p3%dm", "setrgbb=\\E[48;2;%p1%d;%p2%d;%p3%dm"];
const UNDERLINE_RGB = "%p1%{65536}%/%d::%p1%{256}%/%{255}%&%d::%p1%{255}%&%d%;";

/** tmux's features, in its order (`client_termfeatures` lists them so). Source: tmux/tmux tty-features.c */
export const FEATURES: readonly Feature[] = [
  { name: "256", capabilities: ["AX", SETAB, SETAF], colours: 256 },
  { name: "bpaste", capabilities: ["Enbp=\\E[?2004h", "Dsbp=\\E[?2004l"] },
  { name: "ccolour", capabilities: ["Cs=\\E]12;%p1%s\\a", "Cr=\\E]112\\a"] },
  { name: "clipboard", capabilities: ["Ms=\\E]52;%p1%s;%p2%s\\a"] },
  { name: "hyperlinks", capabilities: ["Hls=\\E]8;%?%p1%l%tid=%p1%s%;;%p2%s\\E\\\\"] },
  { name: "cstyle", capabilities: ["Ss=\\E[%p1%d q", "Se=\\E[2 q"] },
  { name: "extkeys", capabilities: ["Eneks=\\E[>4;2m", "Dseks=\\E[>4m"] },
  { name: "focus", capabilities: ["Enfcs=\\E[?1004h", "Dsfcs=\\E[?1004l"] },
  { name: "ignorefkeys", capabilities: Array.from({ length: 64 }, (_, n) => `kf${n}@`) },
  { name: "margins", capabilities: ["Enmg=\\E[?69h", "Dsmg=\\E[?69l", "Clmg=\\E[s", "Cmg=\\E[%i%p1%d;%p2%ds"] },
  { name: "mouse", capabilities: ["kmous=\\E[M"] },
  { name: "osc7", capabilities: ["Swd=\\E]7;", "fsl=\\a"] },
  { name: "overline", capabilities: ["Smol=\\E[53m"] },
  { name: "progressbar", capabilities: ["Spb=\\E]9;4;%p1%d;%p2%d\\E\\\\"] },
  { name: "rectfill", capabilities: ["Rect"] },
  { name: "RGB", capabilities: ["AX", ...RGB, SETAB, SETAF], colours: "rgb" },
  { name: "sixel", capabilities: ["Sxl"] },
  { name: "strikethrough", capabilities: ["smxx=\\E[9m"] },
  { name: "sync", capabilities: ["Sync=\\E[?2026%?%p1%{1}%-%tl%eh%;"] },
  { name: "title", capabilities: ["tsl=\\E]0;", "fsl=\\a"] },
  {
    name: "usstyle",
    capabilities: [
      "Smulx=\\E[4::%p1%dm",
      `Setulc=\\E[58::2::${UNDERLINE_RGB}m`,
      "Setulc1=\\E[58::5::%p1%dm",
      "ol=\\E[59m",
    ],
  },
];

const MODERN = "256,RGB,bpaste,clipboard,mouse,strikethrough,title";

/** Features of terminals that tell who they are, by the name they tell. Source: tmux/tmux tty-features.c */
const KNOWN: Readonly<Record<string, string>> = {
  mintty: `${MODERN},ccolour,cstyle,extkeys,margins,overline,usstyle`,
  tmux: `${MODERN},ccolour,cstyle,extkeys,focus,overline,usstyle,hyperlinks,progressbar`,
  "rxvt-unicode": "256,bpaste,ccolour,cstyle,mouse,title,ignorefkeys",
  iTerm2: `${MODERN},cstyle,extkeys,margins,usstyle,sync,osc7,hyperlinks,progressbar`,
  foot: `${MODERN},ccolour,cstyle,extkeys,usstyle,sync,osc7,hyperlinks`,
  WezTerm: `${MODERN},ccolour,cstyle,extkeys,focus,hyperlinks,usstyle`,
  ghostty: `${MODERN},ccolour,cstyle,extkeys,focus,overline,hyperlinks,osc7,sync,usstyle,progressbar`,
  Rio: `${MODERN},ccolour,cstyle,focus,overline,hyperlinks,osc7,sync,usstyle,progressbar`,
  XTerm: `${MODERN},ccolour,cstyle,extkeys,focus`,
};

/** Features of a terminal that said its name to XTVERSION or DA2 (`XTerm`, `foot`, `tmux` …); none for an unknown one. */
export function featuresOf(name: string): readonly string[] {
  return KNOWN[name]?.split(",") ?? [];
}

/** The feature's own spelling of its name, undefined when there is none. */
export function featureName(name: string): string | undefined {
  const lower = name.toLowerCase();
  return FEATURES.find((feature) => feature.name.toLowerCase() === lower)?.name;
}
