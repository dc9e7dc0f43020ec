/**
 * Names of colours and what they are, as X11's rgb.txt has them and as far as tmux knows them
 * (grey0 to grey100 are computed). A blank in a name is written `_`.
 *
 * Source: X.Org rgb.txt; the choice of names: tmux/tmux colour.c
 */
const TABLE = `
AliceBlue:f0f8ff AntiqueWhite:faebd7 AntiqueWhite1:ffefdb AntiqueWhite2:eedfcc AntiqueWhite3:cdc0b0
AntiqueWhite4:8b8378 BlanchedAlmond:ffebcd BlueViolet:8a2be2 CadetBlue:5f9ea0 CadetBlue1:98f5ff
CadetBlue2:8ee5ee CadetBlue3:7ac5cd CadetBlue4:53868b CornflowerBlue:6495ed DarkBlue:00008b DarkCyan:008b8b
DarkGoldenrod:b8860b DarkGoldenrod1:ffb90f DarkGoldenrod2:eead0e DarkGoldenrod3:cd950c DarkGoldenrod4:8b6508
DarkGray:a9a9a9 DarkGreen:006400 DarkGrey:a9a9a9 DarkKhaki:bdb76b DarkMagenta:8b008b DarkOliveGreen:556b2f
DarkOliveGreen1:caff70 DarkOliveGreen2:bcee68 DarkOliveGreen3:a2cd5a DarkOliveGreen4:6e8b3d DarkOrange:ff8c00
DarkOrange1:ff7f00 DarkOrange2:ee7600 DarkOrange3:cd6600 DarkOrange4:8b4500 DarkOrchid:9932cc DarkOrchid1:bf3eff
DarkOrchid2:b23aee DarkOrchid3:9a32cd DarkOrchid4:68228b DarkRed:8b0000 DarkSalmon:e9967a DarkSeaGreen:8fbc8f
DarkSeaGreen1:c1ffc1 DarkSeaGreen2:b4eeb4 DarkSeaGreen3:9bcd9b DarkSeaGreen4:698b69 DarkSlateBlue:483d8b
DarkSlateGray:2f4f4f DarkSlateGray1:97ffff DarkSlateGray2:8deeee DarkSlateGray3:79cdcd DarkSlateGray4:528b8b
DarkSlateGrey:2f4f4f DarkTurquoise:00ced1 DarkViolet:9400d3 DeepPink:ff1493 DeepPink1:ff1493 DeepPink2:ee1289
DeepPink3:cd1076 DeepPink4:8b0a50 DeepSkyBlue:00bfff DeepSkyBlue1:00bfff DeepSkyBlue2:00b2ee DeepSkyBlue3:009acd
DeepSkyBlue4:00688b DimGray:696969 DimGrey:696969 DodgerBlue:1e90ff DodgerBlue1:1e90ff DodgerBlue2:1c86ee
DodgerBlue3:1874cd DodgerBlue4:104e8b FloralWhite:fffaf0 ForestGreen:228b22 GhostWhite:f8f8ff GreenYellow:adff2f
HotPink:ff69b4 HotPink1:ff6eb4 HotPink2:ee6aa7 HotPink3:cd6090 HotPink4:8b3a62 IndianRed:cd5c5c
IndianRed1:ff6a6a IndianRed2:ee6363 IndianRed3:cd5555 IndianRed4:8b3a3a LavenderBlush:fff0f5
LavenderBlush1:fff0f5 LavenderBlush2:eee0e5 LavenderBlush3:cdc1c5 LavenderBlush4:8b8386 LawnGreen:7cfc00
LemonChiffon:fffacd LemonChiffon1:fffacd LemonChiffon2:eee9bf LemonChiffon3:cdc9a5 LemonChiffon4:8b8970
LightBlue:add8e6 LightBlue1:bfefff LightBlue2:b2dfee LightBlue3:9ac0cd LightBlue4:68838b LightCoral:f08080
LightCyan:e0ffff LightCyan1:e0ffff LightCyan2:d1eeee LightCyan3:b4cdcd LightCyan4:7a8b8b LightGoldenrod:eedd82
LightGoldenrod1:ffec8b LightGoldenrod2:eedc82 LightGoldenrod3:cdbe70 LightGoldenrod4:8b814c
LightGoldenrodYellow:fafad2 LightGray:d3d3d3 LightGreen:90ee90 LightGrey:d3d3d3 LightPink:ffb6c1
LightPink1:ffaeb9 LightPink2:eea2ad LightPink3:cd8c95 LightPink4:8b5f65 LightSalmon:ffa07a LightSalmon1:ffa07a
LightSalmon2:ee9572 LightSalmon3:cd8162 LightSalmon4:8b5742 LightSeaGreen:20b2aa LightSkyBlue:87cefa
LightSkyBlue1:b0e2ff LightSkyBlue2:a4d3ee LightSkyBlue3:8db6cd LightSkyBlue4:607b8b LightSlateBlue:8470ff
LightSlateGray:778899 LightSlateGrey:778899 LightSteelBlue:b0c4de LightSteelBlue1:cae1ff LightSteelBlue2:bcd2ee
LightSteelBlue3:a2b5cd LightSteelBlue4:6e7b8b LightYellow:ffffe0 LightYellow1:ffffe0 LightYellow2:eeeed1
LightYellow3:cdcdb4 LightYellow4:8b8b7a LimeGreen:32cd32 MediumAquamarine:66cdaa MediumBlue:0000cd
MediumOrchid:ba55d3 MediumOrchid1:e066ff MediumOrchid2:d15fee MediumOrchid3:b452cd MediumOrchid4:7a378b
MediumPurple:9370db MediumPurple1:ab82ff MediumPurple2:9f79ee MediumPurple3:8968cd MediumPurple4:5d478b
MediumSeaGreen:3cb371 MediumSlateBlue:7b68ee MediumSpringGreen:00fa9a MediumTurquoise:48d1cc
MediumVioletRed:c71585 MidnightBlue:191970 MintCream:f5fffa MistyRose:ffe4e1 MistyRose1:ffe4e1 MistyRose2:eed5d2
MistyRose3:cdb7b5 MistyRose4:8b7d7b NavajoWhite:ffdead NavajoWhite1:ffdead NavajoWhite2:eecfa1
NavajoWhite3:cdb38b NavajoWhite4:8b795e NavyBlue:000080 OldLace:fdf5e6 OliveDrab:6b8e23 OliveDrab1:c0ff3e
OliveDrab2:b3ee3a OliveDrab3:9acd32 OliveDrab4:698b22 OrangeRed:ff4500 OrangeRed1:ff4500 OrangeRed2:ee4000
OrangeRed3:cd3700 OrangeRed4:8b2500 PaleGoldenrod:eee8aa PaleGreen:98fb98 PaleGreen1:9aff9a PaleGreen2:90ee90
PaleGreen3:7ccd7c PaleGreen4:548b54 PaleTurquoise:afeeee PaleTurquoise1:bbffff PaleTurquoise2:aeeeee
PaleTurquoise3:96cdcd PaleTurquoise4:668b8b PaleVioletRed:db7093 PaleVioletRed1:ff82ab PaleVioletRed2:ee799f
PaleVioletRed3:cd6889 PaleVioletRed4:8b475d PapayaWhip:ffefd5 PeachPuff:ffdab9 PeachPuff1:ffdab9
PeachPuff2:eecbad PeachPuff3:cdaf95 PeachPuff4:8b7765 PowderBlue:b0e0e6 RebeccaPurple:663399 RosyBrown:bc8f8f
RosyBrown1:ffc1c1 RosyBrown2:eeb4b4 RosyBrown3:cd9b9b RosyBrown4:8b6969 RoyalBlue:4169e1 RoyalBlue1:4876ff
RoyalBlue2:436eee RoyalBlue3:3a5fcd RoyalBlue4:27408b SaddleBrown:8b4513 SandyBrown:f4a460 SeaGreen:2e8b57
SeaGreen1:54ff9f SeaGreen2:4eee94 SeaGreen3:43cd80 SeaGreen4:2e8b57 SkyBlue:87ceeb SkyBlue1:87ceff
SkyBlue2:7ec0ee SkyBlue3:6ca6cd SkyBlue4:4a708b SlateBlue:6a5acd SlateBlue1:836fff SlateBlue2:7a67ee
SlateBlue3:6959cd SlateBlue4:473c8b SlateGray:708090 SlateGray1:c6e2ff SlateGray2:b9d3ee SlateGray3:9fb6cd
SlateGray4:6c7b8b SlateGrey:708090 SpringGreen:00ff7f SpringGreen1:00ff7f SpringGreen2:00ee76
SpringGreen3:00cd66 SpringGreen4:008b45 SteelBlue:4682b4 SteelBlue1:63b8ff SteelBlue2:5cacee SteelBlue3:4f94cd
SteelBlue4:36648b VioletRed:d02090 VioletRed1:ff3e96 VioletRed2:ee3a8c VioletRed3:cd3278 VioletRed4:8b2252
WebGray:808080 WebGreen:008000 WebGrey:808080 WebMaroon:800000 WebPurple:800080 WhiteSmoke:f5f5f5 X11Gray:bebebe
X11Green:00ff00 X11Grey:bebebe X11Maroon:b03060 X11Purple:a020f0 YellowGreen:9acd32 alice_blue:f0f8ff
antique_white:faebd7 aqua:00ffff aquamarine:7fffd4 aquamarine1:7fffd4 aquamarine2:76eec6 aquamarine3:66cdaa
aquamarine4:458b74 azure:f0ffff azure1:f0ffff azure2:e0eeee azure3:c1cdcd azure4:838b8b beige:f5f5dc
bisque:ffe4c4 bisque1:ffe4c4 bisque2:eed5b7 bisque3:cdb79e bisque4:8b7d6b black:000000 blanched_almond:ffebcd
blue_violet:8a2be2 blue:0000ff blue1:0000ff blue2:0000ee blue3:0000cd blue4:00008b brown:a52a2a brown1:ff4040
brown2:ee3b3b brown3:cd3333 brown4:8b2323 burlywood:deb887 burlywood1:ffd39b burlywood2:eec591 burlywood3:cdaa7d
burlywood4:8b7355 cadet_blue:5f9ea0 chartreuse:7fff00 chartreuse1:7fff00 chartreuse2:76ee00 chartreuse3:66cd00
chartreuse4:458b00 chocolate:d2691e chocolate1:ff7f24 chocolate2:ee7621 chocolate3:cd661d chocolate4:8b4513
coral:ff7f50 coral1:ff7256 coral2:ee6a50 coral3:cd5b45 coral4:8b3e2f cornflower_blue:6495ed cornsilk:fff8dc
cornsilk1:fff8dc cornsilk2:eee8cd cornsilk3:cdc8b1 cornsilk4:8b8878 crimson:dc143c cyan:00ffff cyan1:00ffff
cyan2:00eeee cyan3:00cdcd cyan4:008b8b dark_blue:00008b dark_cyan:008b8b dark_goldenrod:b8860b dark_gray:a9a9a9
dark_green:006400 dark_grey:a9a9a9 dark_khaki:bdb76b dark_magenta:8b008b dark_olive_green:556b2f
dark_orange:ff8c00 dark_orchid:9932cc dark_red:8b0000 dark_salmon:e9967a dark_sea_green:8fbc8f
dark_slate_blue:483d8b dark_slate_gray:2f4f4f dark_slate_grey:2f4f4f dark_turquoise:00ced1 dark_violet:9400d3
deep_pink:ff1493 deep_sky_blue:00bfff dim_gray:696969 dim_grey:696969 dodger_blue:1e90ff firebrick:b22222
firebrick1:ff3030 firebrick2:ee2c2c firebrick3:cd2626 firebrick4:8b1a1a floral_white:fffaf0 forest_green:228b22
fuchsia:ff00ff gainsboro:dcdcdc ghost_white:f8f8ff gold:ffd700 gold1:ffd700 gold2:eec900 gold3:cdad00
gold4:8b7500 goldenrod:daa520 goldenrod1:ffc125 goldenrod2:eeb422 goldenrod3:cd9b1d goldenrod4:8b6914
green_yellow:adff2f green:00ff00 green1:00ff00 green2:00ee00 green3:00cd00 green4:008b00 honeydew:f0fff0
honeydew1:f0fff0 honeydew2:e0eee0 honeydew3:c1cdc1 honeydew4:838b83 hot_pink:ff69b4 indian_red:cd5c5c
indigo:4b0082 ivory:fffff0 ivory1:fffff0 ivory2:eeeee0 ivory3:cdcdc1 ivory4:8b8b83 khaki:f0e68c khaki1:fff68f
khaki2:eee685 khaki3:cdc673 khaki4:8b864e lavender_blush:fff0f5 lavender:e6e6fa lawn_green:7cfc00
lemon_chiffon:fffacd light_blue:add8e6 light_coral:f08080 light_cyan:e0ffff light_goldenrod_yellow:fafad2
light_goldenrod:eedd82 light_gray:d3d3d3 light_green:90ee90 light_grey:d3d3d3 light_pink:ffb6c1
light_salmon:ffa07a light_sea_green:20b2aa light_sky_blue:87cefa light_slate_blue:8470ff light_slate_gray:778899
light_slate_grey:778899 light_steel_blue:b0c4de light_yellow:ffffe0 lime_green:32cd32 lime:00ff00 linen:faf0e6
magenta:ff00ff magenta1:ff00ff magenta2:ee00ee magenta3:cd00cd magenta4:8b008b maroon:b03060 maroon1:ff34b3
maroon2:ee30a7 maroon3:cd2990 maroon4:8b1c62 medium_aquamarine:66cdaa medium_blue:0000cd medium_orchid:ba55d3
medium_purple:9370db medium_sea_green:3cb371 medium_slate_blue:7b68ee medium_spring_green:00fa9a
medium_turquoise:48d1cc medium_violet_red:c71585 midnight_blue:191970 mint_cream:f5fffa misty_rose:ffe4e1
moccasin:ffe4b5 navajo_white:ffdead navy_blue:000080 navy:000080 old_lace:fdf5e6 olive_drab:6b8e23 olive:808000
orange_red:ff4500 orange:ffa500 orange1:ffa500 orange2:ee9a00 orange3:cd8500 orange4:8b5a00 orchid:da70d6
orchid1:ff83fa orchid2:ee7ae9 orchid3:cd69c9 orchid4:8b4789 pale_goldenrod:eee8aa pale_green:98fb98
pale_turquoise:afeeee pale_violet_red:db7093 papaya_whip:ffefd5 peach_puff:ffdab9 peru:cd853f pink:ffc0cb
pink1:ffb5c5 pink2:eea9b8 pink3:cd919e pink4:8b636c plum:dda0dd plum1:ffbbff plum2:eeaeee plum3:cd96cd
plum4:8b668b powder_blue:b0e0e6 purple:a020f0 purple1:9b30ff purple2:912cee purple3:7d26cd purple4:551a8b
rebecca_purple:663399 red:ff0000 red1:ff0000 red2:ee0000 red3:cd0000 red4:8b0000 rosy_brown:bc8f8f
royal_blue:4169e1 saddle_brown:8b4513 salmon:fa8072 salmon1:ff8c69 salmon2:ee8262 salmon3:cd7054 salmon4:8b4c39
sandy_brown:f4a460 sea_green:2e8b57 seashell:fff5ee seashell1:fff5ee seashell2:eee5de seashell3:cdc5bf
seashell4:8b8682 sienna:a0522d sienna1:ff8247 sienna2:ee7942 sienna3:cd6839 sienna4:8b4726 silver:c0c0c0
sky_blue:87ceeb slate_blue:6a5acd slate_gray:708090 slate_grey:708090 snow:fffafa snow1:fffafa snow2:eee9e9
snow3:cdc9c9 snow4:8b8989 spring_green:00ff7f steel_blue:4682b4 tan:d2b48c tan1:ffa54f tan2:ee9a49 tan3:cd853f
tan4:8b5a2b teal:008080 thistle:d8bfd8 thistle1:ffe1ff thistle2:eed2ee thistle3:cdb5cd thistle4:8b7b8b
tomato:ff6347 tomato1:ff6347 tomato2:ee5c42 tomato3:cd4f39 tomato4:8b3626 turquoise:40e0d0 turquoise1:00f5ff
turquoise2:00e5ee turquoise3:00c5cd turquoise4:00868b violet_red:d02090 violet:ee82ee web_gray:808080
web_green:008000 web_grey:808080 web_maroon:800000 web_purple:800080 wheat:f5deb3 wheat1:ffe7ba wheat2:eed8ae
wheat3:cdba96 wheat4:8b7e66 white_smoke:f5f5f5 white:ffffff x11_gray:bebebe x11_green:00ff00 x11_grey:bebebe
x11_maroon:b03060 x11_purple:a020f0 yellow_green:9acd32 yellow:ffff00 yellow1:ffff00 yellow2:eeee00
yellow3:cdcd00 yellow4:8b8b00
`;

const BY_NAME: Map<string, number> = new Map();

function load(): void {
  for (const item of TABLE.trim().split(/\s+/)) {
    const colon = item.indexOf(":");
    BY_NAME.set(item.slice(0, colon).replaceAll("_", " ").toLowerCase(), Number.parseInt(item.slice(colon + 1), 16));
  }
}

/** @returns 0xrrggbb, or undefined for a name that is not known; upper and lower case are the same */
export function rgbOfName(name: string): number | undefined {
  if (BY_NAME.size === 0) load();
  const lower = name.toLowerCase();
  if (!/^gr[ae]y/.test(lower)) return BY_NAME.get(lower);
  if (lower.length === 4) return 0xbebebe;
  const digits = lower.slice(4);
  if (!/^\d+$/.test(digits) || Number(digits) > 100) return undefined;
  const level = Math.round(2.55 * Number(digits));
  return (level << 16) | (level << 8) | level;
}
