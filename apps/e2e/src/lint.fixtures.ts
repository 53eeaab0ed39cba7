import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';

/** Prints what the linter says about each file of `[place, text][]`, if it stood there: one list of rules and messages for each. */
const eslint = new ESLint({ cwd: fileURLToPath(new URL('../../../', import.meta.url)) });
const said: string[] = [];
for (const [place, text] of JSON.parse(process.argv[2]!) as [string, string][]) {
  const [result] = await eslint.lintText(text, { filePath: place });
  said.push(result!.messages.map(({ ruleId, message }) => `${ruleId}: ${message}`).join('\n'));
}
console.log(JSON.stringify(said));
