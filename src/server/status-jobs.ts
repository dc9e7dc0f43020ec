import { workingDirectory } from "#command/working-directory.ts";
import type { FormatContext, FormatJobs } from "#format/context.ts";
import type { Client } from "#model/client.ts";
import type { Server } from "./server.ts";

/** Jobs that no format asked for in this time are forgotten, ms. */
const FORGET_MS = 3_600_000;
/** A job that printed nothing for so long is shown as not ready, s. */
const PATIENCE_S = 1;

interface StatusJob {
  command: string;
  output: string | undefined;
  running: number;
  /** Seconds since the epoch when it was last started or its output shown. */
  last: number;
  updated: boolean;
  status: boolean;
}

/** Jobs of `#()` in formats: one a command and client, run at most once a second, their last line shown. Source: tmux/tmux format.c, format_job_get */
export class StatusJobs implements FormatJobs {
  readonly #server: Server;
  readonly #byClient = new WeakMap<Client, Map<string, StatusJob>>();
  readonly #others = new Map<string, StatusJob>();
  #runs = 0;

  constructor(server: Server) {
    this.#server = server;
  }

  output(command: string, context: FormatContext, template = command): string {
    const jobs = this.#jobsOf(context.client);
    const now = Math.floor(this.#server.state.now() / 1000);
    let job = jobs.get(template);
    if (!job) {
      this.#forgetOld(jobs, now);
      job = { command: "", output: undefined, running: 0, last: 0, updated: false, status: false };
      jobs.set(template, job);
    }
    const changed = job.command !== command;
    if (changed || (job.running === 0 && job.last !== now)) {
      job.command = command;
      job.last = now;
      job.updated = false;
      this.#start(job, context);
    } else if (job.running !== 0 && now - job.last > PATIENCE_S && job.output === undefined) {
      job.output = `<'${template}' not ready>`;
    }
    if (context.status) job.status = true;
    return job.output ?? "";
  }

  #jobsOf(client: Client | undefined): Map<string, StatusJob> {
    if (!client) return this.#others;
    let jobs = this.#byClient.get(client);
    if (!jobs) this.#byClient.set(client, (jobs = new Map()));
    return jobs;
  }

  #start(job: StatusJob, { client }: FormatContext): void {
    const run = ++this.#runs;
    job.running = run;
    const show = (line: string): void => {
      if (job.running !== run) return;
      job.output = line;
      job.updated = true;
      this.#show(job, client);
    };
    const finished = this.#server.jobs
      .run(job.command, { cwd: workingDirectory(this.#server.state, client), noWait: true, onLine: show })
      .then(() => {
        if (job.running !== run) return;
        job.running = 0;
        if (!job.updated) job.output = "";
        this.#show(job, client);
      });
    this.#server.background("status job", finished);
  }

  #show(job: StatusJob, client: Client | undefined): void {
    if (job.status && client) this.#server.services.redraw({ client, what: "status" });
  }

  #forgetOld(jobs: Map<string, StatusJob>, now: number): void {
    for (const [template, job] of jobs) if ((now - job.last) * 1000 > FORGET_MS) jobs.delete(template);
  }
}
