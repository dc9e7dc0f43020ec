import { expect, test } from "bun:test";
import { expand as expandIn, formatContext } from "#format/expand.ts";
import { world } from "./fixture.ts";

const { state, expand } = world();
const ESC = "\x1b";

for (const [name, value] of Object.entries({
  s: "abcdefghij",
  path: "/usr/local/bin/foo",
  name: "window-name",
  greek: "αβγ",
  cjk: "中文",
  emoji: "😀😀",
  ts: "999999000",
  sp: "a b$c",
  hash: "a#b",
  sq: "a'b",
  sub: "abABab",
  slash: "foo/bar foo/",
  colon: "foo:bar",
  yes: "1",
  no: "0",
})) {
  state.sessionOptions.set(`@${name}`, value);
}

/** Every row: a format and what it expands to. The figures were taken from tmux. */
const CASES: Readonly<Record<string, readonly (readonly [format: string, expected: string])[]>> = {
  "plain text and escapes": [
    ["abc xyz", "abc xyz"],
    ["", ""],
    ["##", "#"],
    ["#,", ","],
    ["#}", "}"],
    ["###}", "#}"],
    ["##{", "#{"],
    ["{", "{"],
    ["a#", "a"],
    ["#z", "#z"],
    ["100%", "100%"],
    ["a#{b", "a"],
    ["a#(b", "a"],
    ["#[fg=red]#S", "#[fg=red]main"],
    ["#[fg=#S]#S", "#[fg=#S]main"],
    ["##[fg=red]", "##[fg=red]"],
  ],
  aliases: [
    ["#S:#I.#P #W #T #D #F", "main:0.0 editor a title %0 *"],
    ["#X#Y#i", "#X#Y#i"],
  ],
  "glob, regular expression and fuzzy matches": [
    ["#{m:*foo*,barfoobar}", "1"],
    ["#{m:*foo*,barbar}", "0"],
    ["#{m/i:*FOO*,barfoobar}", "1"],
    ["#{m/r:^[0-9]+$,12345}", "1"],
    ["#{m/r:^[0-9]+$,12a45}", "0"],
    ["#{m/ri:^ab+$,ABBB}", "1"],
    ["#{m/r:(copy|view)-mode,copy-mode}", "1"],
    ["#{m/r:[,x}", "0"],
    ["#{m/z:foo,foobar}", "1"],
    ["#{m/z:xyz,foobar}", "0"],
    ["#{m/p:ac,abc}", "0,2"],
    ["#{m/p:x,}", ""],
    ["#{m:*中*,#{@cjk}}", "1"],
  ],
  comparisons: [
    ["#{==:#{@s},abcdefghij}", "1"],
    ["#{!=:abc,abc}", "0"],
    ["#{<:3,5}", "1"],
    ["#{>:3,5}", "0"],
    ["#{<:10,9}", "1"],
    ["#{<=:5,5}", "1"],
    ["#{>=:4,5}", "0"],
    ["#{==:a}tail", ""],
    ["#{==:#,,#,}", "1"],
  ],
  "truth and logic": [
    ["#{!:0}#{!:1}#{!!:}#{!!:0}#{!!:x}#{!!:0.0}", "100011"],
    ["#{&&:1,1,1}#{&&:1,0,1}#{&&:0}", "100"],
    ["#{||:0,0,1}#{||:0,0}#{||:1}", "101"],
  ],
  conditionals: [
    ["#{?}", ""],
    ["#{?abc}", "abc"],
    ["#{?@yes,abc}", "abc"],
    ["#{?@no,abc}", ""],
    ["#{?@no,abc,xyz}", "xyz"],
    ["#{?@no,a,@yes,b,c}", "b"],
    ["#{?@no,a,@no,b}", ""],
    ["#{?@no,a,@no,b,else}", "else"],
    ["#{?unknown,a,b}", "b"],
    ["#{?#{@s},yes,no}", "yes"],
    ["#{?@yes,#,,x}", ","],
    ["#{?@yes,#},x}", "}"],
    ["#{?@yes,##{,###}}", "#{"],
    ["#{?@no,##{,###}}", "#}"],
    ["#{?@yes,{abc,xyz},bonus}", "{abc,bonus}"],
    ["#{?@yes,#[fg=red#,bg=blue]x,y}", "#[fg=red,bg=blue]x"],
    ["#{?@yes,#{?#{==:#{@s},x},A,B},C}", "B"],
  ],
  literals: [
    ["#{l:#{}}", "#{}"],
    ["#{l:#{pane_in_mode}}", "#{pane_in_mode}"],
    ["#{l:##{}", "#{"],
    ["#{l:a#,b}", "a,b"],
  ],
  quoting: [
    ["#{q:@sp}", "a\\ b\\$c"],
    ["#{q/s:@sp}", "'a b$c'"],
    ["#{q/s:@sq}", "'a'\\''b'"],
    ["#{q/e:@hash}", "a##b"],
    ["#{q/h:@hash}", "a##b"],
    ["#{q/a:@sp}", '"a b\\$c"'],
  ],
  names: [
    ["#{N/s:main}#{N/s:nowhere}", "10"],
    ["#{N/w:editor}#{N:nowhere}", "10"],
  ],
  arithmetic: [
    ["#{e|+|:2,3}", "5"],
    ["#{e|-|:2,5}", "-3"],
    ["#{e|*|:6,7}", "42"],
    ["#{e|/|:20,3}", "6"],
    ["#{e|m|:7,3}#{e|%|:7,3}", "11"],
    ["#{e|==|:5,5}#{e|!=|:5,5}#{e|<|:10,9}#{e|>|:10,9}#{e|<=|:5,5}#{e|>=|:4,5}", "100110"],
    ["#{e|*|f|4:5.5,3}", "16.5000"],
    ["#{e|/|f|3:1,3}", "0.333"],
    ["#{e|*|f:2.5,2}", "5.00"],
    ["#{e|+:97,#{e|-:12,10}}", "99"],
    ["#{e|/|:5,0}", "-9223372036854775808"],
    ["#{e|/|f:5,0} #{e|/|f:0,0} #{e|/|f|1:0,-3}", "inf -nan -0.0"],
    ["#{e|+|:,2}", "2"],
    ["#{e|+|:notanumber,2}", ""],
    ["#{e|badop|:1,2}", ""],
    ["#{e|+|f|x:1,2}", ""],
    ["#{e|+|:1}", ""],
    ["#{e|+|f|2|extra:1,2}", ""],
  ],
  "characters and repeats": [
    ["#{a:98}#{a:65}#{a:200}#{a:x}", "bA"],
    ["#{R:ab,2}", "abab"],
    ["#{n:#{R:x,300}}", "300"],
    ["#{R:a,notanumber}#{R:a,0}", ""],
    ["#{R:中,3}", "中中中"],
  ],
  "cutting and filling": [
    ["#{=5:@s}", "abcde"],
    ["#{=-5:@s}", "fghij"],
    ["#{=:@s}#{=/x:@s}", "abcdefghijabcdefghij"],
    ["#{=/5/...:@s}", "abcde..."],
    ["#{=/-5/...:@s}", "...fghij"],
    ["#{=/20/...:@s}", "abcdefghij"],
    ["#{=/3/#,:@s}", "abc,"],
    ["#{=/3/#{l:>}:@s}", "abc>"],
    ["#{=2:@greek}", "αβ"],
    ["#{=2:@cjk}", "中"],
    ["#{=1:@cjk}", ""],
    ["#{=/2/x:@cjk}", "中x"],
    ["#{=2:@emoji}", "😀"],
    ["[#{p12:@name}]", "[window-name ]"],
    ["[#{p-12:@name}]", "[ window-name]"],
    ["[#{p3:@name}]", "[window-name]"],
    ["[#{p6:@cjk}]", "[中文  ]"],
    ["[#{p-6:@cjk}]", "[  中文]"],
    ["#{n:@greek} #{w:@greek}", "6 3"],
    ["#{n:@cjk} #{w:@cjk}", "6 4"],
    ["#{n:@emoji} #{w:@emoji}", "8 4"],
    ["#{n:@undefined}", "0"],
    ["#{p5;=3:@s}|", "abc  |"],
  ],
  paths: [
    ["#{b:@path}", "foo"],
    ["#{d:@path}", "/usr/local/bin"],
    ["#{=2:#{b:@path}}", "fo"],
    ["#{=5:#{p10:#{b:@path}}}", "foo  "],
    ["#{b:@undefined}", ""],
  ],
  substitution: [
    ["#{s/o/O/:#{b:@path}}", "fOO"],
    ["#{s/[bd]/X/:@s}", "aXcXefghij"],
    ["#{s/A/X/i:@s}", "Xbcdefghij"],
    ["#{s/a(.)/\\1x/i:@sub}", "bxBxbx"],
    ["#{s/(.)(.)/\\2\\1/:@s}", "badcfehgji"],
    ["#{s|foo/|bar/|:@slash}", "bar/bar bar/"],
    ["#{s/^abc/ABC/:@s}", "ABCdefghij"],
    ["#{s/^x*/X/:@s}", "Xabcdefghij"],
    ["#{s/$/X/:@s}", "abcdefghijX"],
    ["#{s/x*/X/:@s}", "aXbXcXdXeXfXgXhXiXjX"],
    ["#{s/[/X/:@s}", "abcdefghij"],
    ["#{s/onlyone:@s}", "abcdefghij"],
    ["#{s/#:/_/:@colon}", "foo_bar"],
    ["#{s/o/#:/:@colon}", "f:::bar"],
    ["#{s/#,/-/:#{l:a,b,c}}", "a-b-c"],
    ["#{s/文/X/:@cjk}", "中X"],
    ["#{s/a/b/;s/b/c/:#{l:aab}}", "ccc"],
  ],
  colours: [
    ["#{c:red} #{c:colour4} #{c:#7f7f7f} #{c:nothing}", "800000 000080 7f7f7f "],
    ["#{c/f:red}#{c/b:red}", `${ESC}[31m${ESC}[41m`],
    ["#{c/b:colour4}", `${ESC}[48;5;4m`],
    ["#{c/f:none}", `${ESC}[0m`],
    ["#{c/f:nothing}", ""],
  ],
  "the client's terminal": [
    ["#{I/f:256}#{I/f:sync}", "10"],
    ["#{I/e:TERM}", "xterm-256color"],
    ["#{I:x}", ""],
  ],
  "options, environment and plugins": [
    ["#{status-left-length}", "10"],
    ["#{mouse}#{?mouse,on,off}", "1on"],
    ["#{status-format[9]}", ""],
    ["#{command-alias[0]}", "split-pane=split-window"],
    ["#{HOME}", "/home/ada"],
    ["#{t:HOME}", ""],
  ],
};

for (const [about, rows] of Object.entries(CASES)) {
  test(about, () => {
    for (const [format, expected] of rows) expect([format, expand(format)]).toEqual([format, expected]);
  });
}

test("E expands what an option holds", () => {
  state.sessionOptions.set("@nested", "[#{session_name}]");
  expect(expand("#{@nested} #{E:@nested}")).toBe("[#{session_name}] [main]");
});

test("what a place says of itself wins over the tables", () => {
  const { state: other } = world();
  const context = formatContext(other, { variables: { session_name: "here", line: "3" } });
  expect(expandIn("#{session_name} #{line}", context)).toBe("here 3");
});
