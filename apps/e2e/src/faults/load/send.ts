import { setTimeout as sleep } from 'node:timers/promises';
import type { History, Try, Wish } from './history.js';
import { post, type Post } from './post.js';

type Request = Omit<Post, 'key'>;

const PAUSE_AFTER_FAILURE = 100;

/** Notes the wish, sends it, and notes what came of it. */
export async function sendOnce(history: History, wish: Wish, request: Request): Promise<Try> {
  history.wish(wish);
  return noted(history, wish, request);
}

/** The same, again and again under one key, until it is answered (which 5xx is not) or the patience ends. */
export async function sendUntilAnswered(history: History, wish: Wish, request: Request, patience: AbortSignal): Promise<Try> {
  history.wish(wish);
  for (;;) {
    const told = await noted(history, wish, { ...request, key: wish.value });
    if (isAnswer(told) || patience.aborted) return told;
  }
}

const isAnswer = ({ status }: Try) => status >= 200 && status < 500;

/** Who gets no answer does not ask again at once. */
async function noted(history: History, { value }: Wish, request: Post): Promise<Try> {
  const told = await post(value, request);
  history.tried(told);
  if (!isAnswer(told)) await sleep(PAUSE_AFTER_FAILURE);
  return told;
}
