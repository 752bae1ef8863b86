import { OrganizationSlug, Role } from '@moisson/contracts';
import { MoissonError, said, type Bilingual } from '@moisson/kernel';
import type { EnvironmentValues } from './environment.ts';
import { isLoopback } from './loopback.ts';

/** Which role a value of the claim gives; a publisher's with its organizations. */
export interface RoleRule {
  readonly value: string;
  readonly role: Role;
  readonly organizations?: readonly string[];
}

/** How people sign in to the operator's console by OpenID Connect. */
export interface Oidc {
  /** The provider: its metadata is at `/.well-known/openid-configuration` under it. */
  readonly issuer: string;
  readonly clientId: string;
  /** Of a confidential client. */
  readonly clientSecret?: string;
  /** The address of the console as browsers see it; the provider sends them back to `/sign-in/callback` under it. */
  readonly publicUrl: string;
  readonly scope: string;
  /** The claim of the ID token that has a person's groups or roles. */
  readonly roleClaim: string;
  readonly roles: readonly RoleRule[];
}

/** Returns the settings of sign-in; undefined without an issuer. Throws `config.invalid`. */
export const oidcOf = (e: EnvironmentValues): Oidc | undefined => {
  const { MOISSON_OIDC_ISSUER: issuer, MOISSON_OIDC_CLIENT_ID: clientId, MOISSON_OIDC_CLIENT_SECRET: clientSecret } = e;
  if (issuer === undefined) return undefined;
  const publicUrl = e.MOISSON_OPERATOR_PUBLIC_URL;
  if (clientId === undefined || publicUrl === undefined || e.MOISSON_OIDC_ROLES === undefined)
    throw invalid(
      said(
        'MOISSON_OIDC_ISSUER demande MOISSON_OIDC_CLIENT_ID, MOISSON_OIDC_ROLES et MOISSON_OPERATOR_PUBLIC_URL',
        'MOISSON_OIDC_ISSUER needs MOISSON_OIDC_CLIENT_ID, MOISSON_OIDC_ROLES and MOISSON_OPERATOR_PUBLIC_URL',
      ),
    );
  for (const url of [issuer, publicUrl])
    if (!isSafe(url))
      throw invalid(
        said(
          `${url} doit être en https; http n’est permis que vers cette machine`,
          `${url} must be https; http is allowed to this machine alone`,
        ),
      );
  return {
    ...{ issuer, clientId, publicUrl, scope: e.MOISSON_OIDC_SCOPE, roleClaim: e.MOISSON_OIDC_ROLE_CLAIM },
    roles: roleRules(e.MOISSON_OIDC_ROLES),
    ...(clientSecret === undefined ? {} : { clientSecret }),
  };
};

const isSafe = (text: string): boolean => {
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || isLoopback(hostname.replace(/^\[|\]$/g, ''));
};

/** Parses `admins=administrator,laval=publisher:ville-de-laval+ville-de-levis`. Throws `config.invalid` with the rule at fault. */
export const roleRules = (text: string): readonly RoleRule[] =>
  text
    .split(',')
    .map((rule) => rule.trim())
    .filter((rule) => rule !== '')
    .map((rule) => {
      const [, value = '', name, list] = /^(.{1,300})=([a-z]+)(?::([a-z0-9_+-]+))?$/.exec(rule) ?? [];
      const role = Role.safeParse(name).data;
      const organizations = list?.split('+');
      const isWhole =
        role !== undefined &&
        (role === 'publisher') === (organizations !== undefined) &&
        (organizations ?? []).every((one) => OrganizationSlug.safeParse(one).success);
      if (!isWhole)
        throw invalid(
          said(
            `MOISSON_OIDC_ROLES : « ${rule} »; « valeur=rôle » attendu, « valeur=publisher:organisation+organisation » pour un éditeur`,
            `MOISSON_OIDC_ROLES: "${rule}"; "value=role" expected, "value=publisher:organization+organization" for a publisher`,
          ),
        );
      return { value, role, ...(organizations === undefined ? {} : { organizations }) };
    });

const invalid = (detail: Bilingual): MoissonError => new MoissonError('config.invalid', { detail });
