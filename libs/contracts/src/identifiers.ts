import { z } from 'zod';
import { Confidence } from './confidence.js';

export const identifierSchemes = ['celex', 'eli', 'procedure', 'com', 'oj', 'eurovoc'] as const;
export type IdentifierScheme = (typeof identifierSchemes)[number];

/** How a name of each scheme is written; source: the EUR-Lex, ELI and OJ conventions named in the vocabulary, §6. */
const form: Record<IdentifierScheme, RegExp> = {
  celex: /^[0-9CE]\d{4}[A-Z]{1,2}\d{4}(R?\(\d{2}\))?$/,
  eli: /^http:\/\/data\.europa\.eu\/eli\/(reg|dir|dec|reg_impl|reg_del|dec_impl|reco)\/\d{4}\/\d+\/oj$/,
  procedure: /^\d{4}\/\d{4}[A-Z]?\((COD|CNS|NLE|INI|INL|RSP|BUD|APP|SYN)\)$/,
  com: /^(COM|JOIN|C|SWD)\(\d{4}\) \d+$/,
  oj: /^OJ [LC]( \d+[AEI]?|, (C\/)?\d{4}\/\d+), \d{1,2}\.\d{1,2}\.\d{4}(, p\. \d+(–\d+)?)?$/,
  eurovoc: /^http:\/\/eurovoc\.europa\.eu\/\d+$/,
};

export const isIdentifier = (scheme: IdentifierScheme, value: string): boolean => form[scheme].test(value);

/** A name of an act in an outside scheme. `of: 'proposal'` marks the name of the proposal behind an act. */
export const Identifier = z
  .strictObject({
    scheme: z.enum(identifierSchemes),
    value: z.string().max(200),
    url: z.url({ protocol: /^https?$/ }),
    confidence: Confidence,
    of: z.literal('proposal').optional(),
  })
  .refine(({ scheme, value }) => isIdentifier(scheme, value), { path: ['value'], message: 'The value is not written as its scheme asks.' });
export type Identifier = z.infer<typeof Identifier>;
