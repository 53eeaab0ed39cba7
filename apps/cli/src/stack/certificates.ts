import 'reflect-metadata';
import {
  BasicConstraintsExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';
import type { DataFolder } from './data-folder.js';

/** A certificate and its private key, both PEM. */
export interface Identification {
  certificate: string;
  key: string;
}

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
type Key = Awaited<ReturnType<typeof crypto.subtle.importKey>>;

const TEN_YEARS = 3_650;
const ONE_YEAR = 365;

/** Signs the certificates of one installation; its own key is made at the first use and kept by the operator. */
export class CertificateAuthority {
  private constructor(
    readonly certificate: string,
    private readonly key: Key,
  ) {}

  static async of(data: DataFolder): Promise<CertificateAuthority> {
    const [certificate, key] = [await data.read('authority', 'certificate.pem'), await data.read('authority', 'key.pem')];
    if (certificate && key) return new CertificateAuthority(certificate, await privateKey(key));
    const made = await selfSigned();
    await data.write(made.key, 'authority', 'key.pem');
    await data.write(made.certificate, 'authority', 'certificate.pem');
    return new CertificateAuthority(made.certificate, await privateKey(made.key));
  }

  /** A certificate for a year, for the common name and, as a server, for these host names. */
  async issue(name: string, hosts: readonly string[] = []): Promise<Identification> {
    const keys = await newKeys();
    const issued = await X509CertificateGenerator.create({
      subject: `CN=${name}`,
      issuer: new X509Certificate(this.certificate).subject,
      ...validFor(ONE_YEAR),
      signingAlgorithm: ALGORITHM,
      publicKey: keys.publicKey,
      signingKey: this.key,
      extensions: [
        new BasicConstraintsExtension(false),
        new KeyUsagesExtension(KeyUsageFlags.digitalSignature),
        ...(hosts.length > 0 ? [new SubjectAlternativeNameExtension(hosts.map((value) => ({ type: 'dns' as const, value })))] : []),
      ],
    });
    return { certificate: issued.toString('pem'), key: await pem(keys.privateKey) };
  }
}

async function selfSigned(): Promise<Identification> {
  const keys = await newKeys();
  const made = await X509CertificateGenerator.createSelfSigned({
    name: 'CN=Milepost',
    keys,
    ...validFor(TEN_YEARS),
    signingAlgorithm: ALGORITHM,
    extensions: [new BasicConstraintsExtension(true, 0, true), new KeyUsagesExtension(KeyUsageFlags.keyCertSign, true)],
  });
  return { certificate: made.toString('pem'), key: await pem(keys.privateKey) };
}

const newKeys = () => crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);

const pem = async (key: Key) => PemConverter.encode(await crypto.subtle.exportKey('pkcs8', key), 'PRIVATE KEY');

const privateKey = (text: string) => crypto.subtle.importKey('pkcs8', PemConverter.decodeFirst(text), ALGORITHM, false, ['sign']);

// A clock that is a little behind must not find a certificate of the future.
function validFor(days: number): { notBefore: Date; notAfter: Date } {
  const now = Date.now();
  return { notBefore: new Date(now - 3_600_000), notAfter: new Date(now + days * 86_400_000) };
}
