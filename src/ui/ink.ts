/**
 * The one place that loads Ink, React and chalk. React is loaded as in production whatever the environment says, and colours are
 * fixed to true colour: frames go into cells, and what the client's terminal can show is decided when those are written to it.
 * The process's environment is the same afterwards, for it is what panes inherit.
 */
const before = process.env["NODE_ENV"];
process.env["NODE_ENV"] = "production";
const ink = await import("ink");
const react = await import("react");
const { default: chalk } = await import("chalk");
if (before === undefined) delete process.env["NODE_ENV"];
else process.env["NODE_ENV"] = before;
chalk.level = 3;

export const { Box, Text, Transform, render } = ink;
export const { Component, createElement, Fragment } = react;
