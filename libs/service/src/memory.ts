import { setFlagsFromString } from 'node:v8';

// Set here, as early as a service can, for NODE_OPTIONS does not take them.

/**
 * What lies outside the heap (batches of messages, parameters of statements) counts towards the heap's own limit. Else every 64 MB of it
 * start a full collection, more than half of a relay's processor time.
 */
setFlagsFromString('--external-memory-accounted-in-global-limit');

/**
 * The heap may grow to three times what was alive, as far as its own limit allows, before it is collected as a whole; by V8's own measure
 * that happened five times a second in a projection. In turns on one machine, both together: accept 7,100 -> 7,900/s and p99 33 -> 23 ms, relay
 * 42,000 -> 57,000/s, projection 27,000 -> 35,500/s. The price is memory: a department under full load holds 315 MB instead
 * of 285, and 380 with the heap of 256 MB that it has since, which takes p99 from 30 to 20 ms.
 */
setFlagsFromString('--heap-growing-percent=200');

/**
 * One thread beside ours marks what is alive, and what is young is collected by ours alone. With V8's four the services' collections had
 * both processors while everybody waited. At 1,000 updates a second, in turns of a minute, two each: visible after 82 and 101 instead of 125 and
 * 121 ms (p99); accepting and projecting as fast as before.
 */
setFlagsFromString('--concurrent-marking-max-worker-num=1');
setFlagsFromString('--no-parallel-scavenge');

/**
 * No object is born old. V8 makes those old at once of which many lived long in the first seconds; for views of buffers that was wrong: dead ones
 * kept 10 MB a second of buffers until the next full collection, every ten seconds, for 0.1 s at one processor. Now there was none in the
 * last 45 s of a run at 1,000 updates a second. In turns of 50 s, two each: visible after 76 and 52 instead of 88 and 96 ms (p99).
 */
setFlagsFromString('--no-allocation-site-pretenuring');
