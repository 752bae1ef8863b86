import { writeXml, type XmlElement } from '@moisson/formats';
import { randomBytes } from 'node:crypto';
import express, { type Request, type Response, type Router } from 'express';
import type { PublishingContext } from '../catalogue/publishing.ts';
import { OaiError } from './oai-error.ts';
import { readOaiRequest } from './oai-request.ts';
import { answerVerb } from './oai-verbs.ts';
import { instant, located, OAI, oai } from './oai-xml.ts';
import { ResumptionTokens } from './resumption-token.ts';

const FORM = 'application/x-www-form-urlencoded';

/** OAI-PMH 2.0 (openarchives.org/OAI/openarchivesprotocol.html) at `/oai`, by GET and POST. */
export const oaiRoutes = (context: PublishingContext, secret: string | undefined): Router => {
  const tokens = new ResumptionTokens(secret ?? randomBytes(32));
  const serve = async (request: Request, response: Response, params: URLSearchParams): Promise<void> => {
    const site = context.siteFor(request);
    const { content, echo } = await answered(params, { ...context, tokens, site });
    const root = oai(
      'OAI-PMH',
      [oai('responseDate', [instant(Date.now())]), oai('request', [`${site.origin}/oai`], echo), content],
      located(OAI, `${OAI}OAI-PMH.xsd`),
    );
    response
      .set('content-type', 'text/xml; charset=utf-8')
      .send(Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n${writeXml(root)}\n`));
  };
  return express
    .Router()
    .get('/oai', (request, response) =>
      serve(request, response, new URLSearchParams(request.originalUrl.split('?')[1] ?? '')),
    )
    .post('/oai', express.text({ type: FORM, limit: '16kb' }), (request, response) =>
      serve(request, response, new URLSearchParams(typeof request.body === 'string' ? request.body : '')),
    );
};

interface Answered {
  readonly content: XmlElement;
  /** The arguments that the answer repeats; none of a request that could not be read (§3.6). */
  readonly echo: Readonly<Record<string, string>>;
}

const answered = async (params: URLSearchParams, context: Parameters<typeof answerVerb>[0]): Promise<Answered> => {
  let echo: Answered['echo'] = {};
  try {
    const request = readOaiRequest(params);
    echo = { verb: request.verb, ...request.args };
    return { content: await answerVerb(context, request), echo };
  } catch (error) {
    if (!(error instanceof OaiError)) throw error;
    return {
      content: oai('error', [error.message], { code: error.code }),
      echo: error.code === 'badArgument' ? {} : echo,
    };
  }
};
