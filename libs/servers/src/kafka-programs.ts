import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const project = fileURLToPath(new URL('../../../deploy/kafka', import.meta.url));

export interface KafkaPrograms {
  java: string;
  /** The class path of the broker. */
  jars: string;
}

/** Java and the broker's jars, fetched by Maven when they are not there yet; else one sentence that says what to install. */
export async function findKafkaPrograms(): Promise<KafkaPrograms | { missing: string }> {
  const java = process.env['JAVA_HOME'] ? join(process.env['JAVA_HOME'], 'bin', 'java') : 'java';
  const version = await javaVersion(java);
  if (version === undefined) return { missing: sentence('Java 17 or newer', 'openjdk-17-jre-headless') };
  if (version < 17) return { missing: sentence(`Java 17 or newer (this is Java ${version})`, 'openjdk-17-jre-headless') };
  const libs = join(project, 'libs');
  if (!(await areComplete(libs)) && !(await fetchJars(libs))) return { missing: sentence('Maven, to fetch its jars once', 'maven') };
  return { java, jars: join(libs, '*') };
}

const sentence = (what: string, debianPackage: string) =>
  `Kafka needs ${what}: install it (Debian: apt-get install ${debianPackage}), start Docker, or set KAFKA_BROKERS.`;

async function javaVersion(java: string): Promise<number | undefined> {
  const printed = await run(java, ['-version']).then(({ stderr }) => stderr, whenNotInstalled);
  const version = printed === undefined ? undefined : /version "(?:1\.)?(\d+)/.exec(printed)?.[1];
  return version === undefined ? undefined : Number(version);
}

/** Only the last step of fetching writes the pom beside the jars: what was interrupted or is of another pom is fetched again. */
const areComplete = async (libs: string) =>
  existsSync(fetchedBy(libs)) && (await readFile(fetchedBy(libs), 'utf8')) === (await readFile(join(project, 'pom.xml'), 'utf8'));

/** False when there is no Maven. */
async function fetchJars(libs: string): Promise<boolean> {
  if (!(await run('mvn', ['-v']).catch(whenNotInstalled))) return false;
  await rm(libs, { recursive: true, force: true });
  await run('mvn', ['-q', '-B', '-f', project, 'package']);
  await copyFile(join(project, 'pom.xml'), fetchedBy(libs));
  return true;
}

const fetchedBy = (libs: string) => join(libs, 'fetched-by.xml');

function whenNotInstalled(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}
