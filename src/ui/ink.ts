/**
 * The one place that loads Ink, React and chalk. Colours are fixed to true colour: frames go into cells, and what the client's
 * terminal can show is decided when those are written to it. React is the production build where the process has NODE_ENV so
 * (the server has, see `client/start-server.ts`); a build for development would keep a record of every render.
 */
import chalk from "chalk";

export { Box, render, Text, Transform } from "ink";
export { Component, createElement, Fragment } from "react";

chalk.level = 3;
