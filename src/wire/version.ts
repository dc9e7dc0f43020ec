/** Version of the messages between client and server. Raised when an old reader would misread a new message. */
export const PROTOCOL = 3;

/** Version of troam, as `troam -V` prints it and package.json says. */
export const VERSION = "0.1.0";

/** The tmux that troam answers for: `tmux -V` and `#{version}`, which tools parse to know what they may use. */
export const TMUX_VERSION = "3.6";
