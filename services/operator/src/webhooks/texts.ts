import { said } from '@moisson/kernel';
import { translatorOf } from '@moisson/ui';
import { operatorTexts } from '../texts.ts';

/** Translates the texts of the page of subscriptions. */
export const translate = translatorOf({
  ...operatorTexts,
  lead: said(
    'Des programmes que ce service prévient de chaque changement du catalogue, par une requête signée.',
    'Programs that this service tells of each change of the catalogue, by a signed request.',
  ),
  none: said('Aucun programme n’est abonné.', 'No program has subscribed.'),
  active: said('servi', 'served'),
  failing: said('ne passe pas', 'does not get through'),
  suspendedBy: said('suspendu', 'suspended'),
  'cause-operator': said('par un exploitant', 'by an operator'),
  'cause-gone': said('le destinataire répond 410 : il n’en veut plus', 'the receiver answers 410: it wants no more'),
  'cause-failing': said(
    'les messages ne passent plus depuis plus de deux jours',
    'messages have not got through for more than two days',
  ),
  address: said('Adresse', 'Address'),
  wants: said('Changements voulus', 'Changes wanted'),
  everything: said('tous', 'all'),
  position: said('Place dans le fil', 'Place in the feed'),
  delivered: said('Messages livrés', 'Messages delivered'),
  lastDelivery: said('Dernier livré', 'Last one delivered'),
  problem: said('Ce qui ne passe pas', 'What does not get through'),
  nextAttempt: said('prochain essai', 'next attempt'),
  letters: said('Messages abandonnés', 'Dead letters'),
  suspend: said('Suspendre', 'Suspend'),
  resume: said('Reprendre maintenant', 'Resume now'),
  resend: said('Renvoyer les messages abandonnés', 'Send the dead letters again'),
  rotate: said('Donner un nouveau secret', 'Give a new secret'),
  remove: said('Supprimer', 'Remove'),
  add: said('Abonner un programme', 'Subscribe a program'),
  id: said('Identifiant', 'Id'),
  name: said('Qui les reçoit', 'Who receives them'),
  changes: said('Sortes de changement', 'Kinds of change'),
  create: said('ajout', 'addition'),
  update: said('modification', 'update'),
  move: said('réunion avec un autre', 'merge with another'),
  delete: said('retrait', 'removal'),
  organizations: said('Organisations', 'Organizations'),
  sources: said('Sources', 'Sources'),
  themes: said('Thèmes', 'Themes'),
  keywords: said('Mots-clés', 'Keywords'),
  separated: said(
    'Plusieurs valeurs : séparées par des virgules. Rien : toutes.',
    'Several values: separated by commas. Nothing: all.',
  ),
  subscribe: said('Abonner', 'Subscribe'),
  secret: said('Secret de', 'Secret of'),
  secretHelp: said(
    'Il n’est montré que cette fois. Transmettez-le au destinataire par une voie sûre : il vérifie avec lui la signature de chaque message (Standard Webhooks).',
    'It is shown this once. Give it to the receiver over a safe channel: with it they verify the signature of each message (Standard Webhooks).',
  ),
});
