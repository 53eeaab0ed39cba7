import { createRequire } from 'node:module';

/** What the files kafka-*.ts were written for, line by line. */
const VERSION = '2.2.4';

const require = createRequire(import.meta.url);

/** The exports of a file of kafkajs, named from its `src`. */
export const internal = (path: string): unknown => require(`kafkajs/src/${path}`);

/** All of kafkajs. Required and not imported, for an import may be carried out before the module that holds it begins. */
export const whole = () => require('kafkajs') as typeof import('kafkajs');

interface Replacement<T> {
  /** The file whose only export is replaced. */
  path: string;
  /** The files of kafkajs that take it. They keep what they find when they are loaded, so none may be loaded before. */
  takers: string[];
  by: (original: T) => T;
}

/** Puts another function in the place of one that a file of kafkajs exports. Throws when the takers already hold the original. */
export function replaceFunction<T extends (...parameters: never[]) => unknown>({ path, takers, by }: Replacement<T>): void {
  const late = takers.filter((taker) => moduleOf(taker));
  if (late.length > 0) throw new Error(`kafkajs was loaded before libs/service: ${late.join(', ')} already took ${path}`);
  const original = internal(path);
  const module = moduleOf(path);
  if (typeof original !== 'function' || module?.exports !== original) throw unexpected(`${path} exports no function`);
  module.exports = by(original as T);
}

interface Method<T, Name extends keyof T> {
  path: string;
  name: Name;
  by: (original: T[Name]) => T[Name];
}

/** Puts another method in the place of one of a class that a file of kafkajs exports. */
export function replaceMethod<T extends object, Name extends keyof T & string>({ path, name, by }: Method<T, Name>): void {
  const { prototype } = internal(path) as { prototype?: T };
  const original = prototype?.[name];
  if (!prototype || typeof original !== 'function') throw unexpected(`${path} has no method ${name}`);
  prototype[name] = by(original);
}

/** Throws unless kafkajs is of the version whose insides we know. */
export function checkVersion(): void {
  const { version } = require('kafkajs/package.json') as { version: string };
  if (version !== VERSION) throw unexpected(`it is of version ${version}, not ${VERSION}`);
}

const moduleOf = (path: string) => require.cache[require.resolve(`kafkajs/src/${path}`)];

const unexpected = (what: string) => new Error(`kafkajs is not as libs/service/src/kafka-*.ts expects: ${what}`);
