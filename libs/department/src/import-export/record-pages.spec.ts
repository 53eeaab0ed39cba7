import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { packagedRecord, readRecordFile } from './record-file.js';

const record = await readRecordFile();

const plain = (words: string) => words.replaceAll('**', '').replaceAll(' – ', ' ').replace(/\s+/g, ' ').trim();
const monthOf = (date: string) =>
  new Date(`${date}-01T00:00:00Z`).toLocaleString('en', { month: 'long', year: 'numeric', timeZone: 'UTC' });

describe.each(record.pages)('The page $title', (page) => {
  const isHere = (entry: { page: string | null }) => entry.page === page.id;
  const [commitments, priorities] = [record.commitments.filter(isHere), record.priorities.filter(isHere)];
  let wording = '';
  beforeAll(async () => {
    wording = (await readFile(join(dirname(packagedRecord), page.file!), 'utf8')).replace(/<!--[\s\S]*?-->/g, '');
  });

  it('has every heading on the record, in its order', () => {
    const headings = [...wording.matchAll(/^#{1,3} (.+)$/gm)].map(([, heading]) => heading!.trim());
    expect(page.headings.map((heading) => heading.text)).toEqual(headings);
  });

  it('has an entry for every bullet', () => {
    const entries = [
      ...commitments.map(({ statement }) => statement),
      ...record.policyAreas.filter(isHere).map(({ statement }) => statement ?? ''),
      ...record.roles.filter(isHere).map(({ title }) => title),
      ...record.objectives.filter(isHere).map(({ title, ambition }) => `${title} ${ambition}`),
      ...record.updates.filter(isHere).map(({ date, title, text: more }) => `${monthOf(date)} ${title}${more ? `. ${more}` : ''}`),
    ].map(plain);
    const bullets = [...wording.matchAll(/^- (.+)$/gm)].map(([, bullet]) => plain(bullet!));
    expect(bullets.filter((bullet) => !entries.includes(bullet))).toEqual([]);
    expect(bullets.length).toBeGreaterThan(10);
  });

  it('is quoted to the letter', () => {
    const quoted = [
      ...commitments.flatMap(({ statement, leadIn }) => [statement, leadIn]),
      ...priorities.flatMap(({ overview, approach }) => [...overview, approach]),
      ...record.spotlights.filter(isHere).map(({ text: words }) => words),
    ];
    const flat = plain(wording);
    expect(quoted.filter((words) => words !== undefined && !flat.includes(plain(words)))).toEqual([]);
  });
});

it('Everything that the record names is on the record', () => {
  const ids = (entries: readonly { id: string }[]) => new Set(entries.map(({ id }) => id));
  const [mandates, objectives, areas, parties, commitments] = [record.mandates, record.objectives, record.policyAreas, record.parties, record.commitments].map(ids) as [Set<string>, Set<string>, Set<string>, Set<string>, Set<string>]; // prettier-ignore
  const lost = [
    ...record.commitments.flatMap((one) => one.mandates.filter((id) => !mandates.has(id))),
    ...record.commitments.map(({ objective }) => objective).filter((id) => !objectives.has(id)),
    ...record.commitments.flatMap((one) => one.policyAreas.filter((id) => !areas.has(id))),
    ...record.commitments.flatMap((one) => one.related.map(({ commitment }) => commitment)).filter((id) => !commitments.has(id)),
    ...[...record.roles.map(({ holder }) => holder), ...record.spotlights.flatMap((one) => one.parties)].filter((id) => !parties.has(id)),
  ];
  expect(lost).toEqual([]);
});
