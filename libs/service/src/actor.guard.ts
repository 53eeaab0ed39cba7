import { createParamDecorator, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Actor } from './actor.js';
import { Identity } from './identity.js';

const actors = new WeakMap<FastifyRequest, Actor>();

/** Lets a request with a valid access token through and remembers its actor; all others are answered 401. Needs `Identity` as a provider. */
@Injectable()
export class ActorGuard implements CanActivate {
  constructor(private readonly identity: Identity) {}

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const actor = this.identity.verify(request.headers.authorization);
    return actor instanceof Promise ? actor.then((verified) => remember(request, verified)) : remember(request, actor);
  }
}

function remember(request: FastifyRequest, actor: Actor): true {
  actors.set(request, actor);
  return true;
}

/** The actor of a request behind ActorGuard. */
export function actorOf(request: FastifyRequest): Actor {
  const actor = actors.get(request);
  if (!actor) throw new Error('The route has no ActorGuard.');
  return actor;
}

/** `@CurrentActor() actor: Actor` in a handler behind ActorGuard. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor =>
  actorOf(context.switchToHttp().getRequest<FastifyRequest>()),
);
