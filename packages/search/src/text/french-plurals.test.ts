import { expect, test } from '@jest/globals';
import { findEachOther } from '../testing/find-among.ts';

test.each(
  (
    'lieux lieu, milieux milieu, jeux jeu, enjeux enjeu, feux feu, voeux vœu, cheveux cheveu, neveux neveu, essieux essieu, ' +
    'pneus pneu, bleus bleu, trous trou, clous clou, bambous bambou, tissus tissu, revenus revenu, menus menu, élus élu, ' +
    'landaus landau, travaux travail, vitraux vitrail, baux bail, coraux corail, émaux émail, maux mal, canaux canal, ' +
    'journaux journal, locaux local, chevaux cheval, signaux signal, hôpitaux hôpital, métaux métal, idéaux idéal, boréaux boréal, ' +
    'municipaux municipal, municipaux municipale, municipaux municipales, régionaux régionale, tuyaux tuyau, noyaux noyau, ' +
    'royaux royal, matériaux matériau, bureaux bureau, eaux eau, réseaux réseau, beaux beau, fléaux fléau, bijoux bijou, ' +
    'choux chou, genoux genou, cieux ciel, yeux œil, vélos vélo, taxis taxi, lois loi, parcs parc, festivals festival'
  )
    .split(', ')
    .map((pair) => pair.split(' ') as [string, string]),
)('a plural and its singular match each other: %s, %s', (plural, singular) => {
  expect(findEachOther(plural, singular)).toEqual([true, true]);
});

test.each(
  (
    'taux tau, taux tal, taux taue, faux fal, faux fau, prix pri, roux rou, roux roue, chaux chal, chaux chau, doux doué, toux tout, ' +
    'houx houe, bus bu, jus ju, chevaux cheveux, canaux canot, queux queue, status statue, travaux travers, vieux vie, creux cru, ' +
    'local locataire, baux bal, jeux jeudi, feux février'
  )
    .split(', ')
    .map((pair) => pair.split(' ') as [string, string]),
)('words that only look similar do not match: %s, %s', (a, b) => {
  expect(findEachOther(a, b)).toEqual([false, false]);
});
