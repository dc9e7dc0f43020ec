/** The default key of a line: 0 to 9, then M-a to M-z, then none. */
export const DEFAULT_KEY_FORMAT = "#{?#{e|<:#{line},10},#{line},#{e|<:#{line},36},M-#{a:#{e|+:97,#{e|-:#{line},10}}}}";
