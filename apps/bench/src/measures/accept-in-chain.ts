import type { Result } from '../figures/result.js';
import { preload } from '../record/preload.js';
import type { AcceptStart } from './accept.js';
import { type Chain, startChain, stopChains } from './chain.js';
import { closedJob } from './jobs.js';
import { compare, type Context } from './measure.js';
import { type JobOf, Posted } from './posted.js';
import { untilProjected } from './until-projected.js';

/** The same while everything is relayed and projected: a rate is what has reached the read model, up to the last of it. */
export async function acceptInChain(context: Context, { issuer, token }: AcceptStart): Promise<Result> {
  const { stack, effort } = context;
  context.tell(' whole chain');
  const chain = await startChain(stack, { issuer, prefix: 'accept-chain.' });
  const job = closedJob(token, effort.scale);
  await stack.inDatabase(chain.department, (client) => preload(client, { from: 0, count: job.milestones * (effort.repetitions + 1) }));
  const run = new PostedThrough(chain, job.of, context);
  const contenders = await compare([run], context);
  await stopChains(chain);
  return { measure: 'accept', part: 'whole chain', contenders, notes: [`accept, whole chain: ${run.note}`] };
}

class PostedThrough extends Posted {
  constructor(
    private readonly chain: Chain,
    of: (port: number) => JobOf,
    private readonly around: Context,
  ) {
    const [process] = chain.processes;
    const writer = { name: chain.name, process, database: chain.department, look: chain.look };
    super(writer, of(process.port), around);
  }

  override async run(repetition: number) {
    await this.untilAllIsProjected();
    const [before, begin] = [this.acknowledged, performance.now()];
    const { p50, p99, p999 } = await super.run(repetition);
    await this.untilAllIsProjected();
    const seconds = (performance.now() - begin) / 1000;
    return { rate: (this.acknowledged - before) / seconds, ...(p50 && { p50 }), ...(p99 && { p99 }), ...(p999 && { p999 }) };
  }

  private untilAllIsProjected(): Promise<void> {
    const { model, projected } = this.chain;
    return this.around.stack.inDatabase(model, (client) => untilProjected(client, this.acknowledged, projected));
  }
}
