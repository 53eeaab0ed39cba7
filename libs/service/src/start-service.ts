import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { CustomTransportStrategy } from '@nestjs/microservices';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { registerBodyParsers } from './body-parsers.js';
import { fastifyAdapter } from './fastify-adapter.js';
import { log } from './log.js';
import './memory.js';
import { Metrics } from './metrics.js';
import { nestLog } from './nest-log.js';
import { ProblemFilter, type ErrorPage } from './problem-filter.js';
import { BODY_LIMIT } from './read-json.js';
import { followRequests, RequestLog } from './request-log.js';
import { ServiceModule, type ServiceRoot } from './service.module.js';
import { allSettings, setting, settings } from './settings.js';
import { type Shortcut, takeShortcut } from './shortcut.js';
import { stopOnSignal, stopService } from './stop-service.js';
import { startTracing, tracingSettings } from './tracing.js';

export interface ServiceOptions {
  /** Default: the setting PORT; 0 takes any free port. */
  port?: number;
  /** Default: the setting HOST, else 127.0.0.1. */
  host?: string;
  /** Reads the settings of this service before anything starts, so that whatever is wrong with them is said at once. */
  settings?: () => unknown;
  /** Modules that depend on what the settings say: asked for when those have been read. */
  parts?: () => ServiceRoot[];
  /** Bytes that a parsed body may have; default 1 MiB. */
  bodyLimit?: number;
  /** How problems look to a browser; without it they are JSON for everybody. */
  errorPage?: ErrorPage;
  /** The message transports of this service; they listen before HTTP does. */
  microservices?: (app: NestFastifyApplication) => CustomTransportStrategy[];
  /** What this service answers before its routes are asked. */
  shortcut?: (app: NestFastifyApplication) => Shortcut | undefined;
  /** Fastify plugins and hooks of this service, before routes are made. */
  prepare?: (app: NestFastifyApplication) => void | Promise<void>;
}

export interface RunningService {
  app: NestFastifyApplication;
  /** http://host:port as it really listens. */
  url: string;
  /** Answers what has begun, refuses what is new, closes everything; resolves within 10 s. Calling it again changes nothing. */
  stop: () => Promise<void>;
}

/**
 * Stands a service up: logs, problem+json, body limits, request ids, probes, metrics, stop on SIGTERM and SIGINT.
 * @throws whatever keeps it from starting; a main ends with `.catch(exitWithReason)`
 */
export async function startService(application: ServiceRoot, options: ServiceOptions = {}): Promise<RunningService> {
  // Asked to stop while it starts, it just ends: the first process of a container is deaf to signals that nobody listens to.
  const forgetStart = stopOnSignal(() => Promise.resolve());
  try {
    return await start(application, options);
  } finally {
    forgetStart();
  }
}

async function start(application: ServiceRoot, options: ServiceOptions): Promise<RunningService> {
  const [listening, tracing] = allSettings(() => address(options), tracingSettings, options.settings ?? (() => undefined));
  const endTracing = await startTracing(tracing);
  const app = await create(application, options);
  const shortcut = options.shortcut?.(app);
  const leaveShortcut = shortcut && takeShortcut(app.getHttpServer(), shortcut, app.get(RequestLog));
  const stopApp = stopService(app);
  const stop = () => {
    leaveShortcut?.(); // the routes say that the service is stopping
    return stopApp().finally(endTracing);
  };
  try {
    await app.init();
    for (const strategy of options.microservices?.(app) ?? []) app.connectMicroservice({ strategy });
    await app.startAllMicroservices();
    await app.listen(listening);
  } catch (error) {
    await stop();
    throw error;
  }
  const forgetSignals = stopOnSignal(stop);
  const url = await app.getUrl();
  log.info({ url }, 'listening');
  return { app, url, stop: () => stop().finally(forgetSignals) };
}

function address(options: ServiceOptions): { host: string; port: number } {
  const environment = { ...process.env };
  if (options.port !== undefined) environment['PORT'] = String(options.port);
  if (options.host !== undefined) environment['HOST'] = options.host;
  const { HOST: host, PORT: port } = settings({ HOST: setting.text().default('127.0.0.1'), PORT: setting.port() }, environment);
  return { host, port };
}

async function create(application: ServiceRoot, options: ServiceOptions): Promise<NestFastifyApplication> {
  const adapter = fastifyAdapter(options.bodyLimit ?? BODY_LIMIT);
  const app = await NestFactory.create<NestFastifyApplication>(ServiceModule.around(application, ...(options.parts?.() ?? [])), adapter, {
    logger: nestLog,
    bodyParser: false,
    abortOnError: false,
  });
  const fastify = adapter.getInstance();
  await registerBodyParsers(fastify);
  followRequests(fastify, app.get(RequestLog));
  app.get(Metrics).addProcess();
  app.useGlobalFilters(new ProblemFilter(options.errorPage));
  await options.prepare?.(app);
  return app;
}
