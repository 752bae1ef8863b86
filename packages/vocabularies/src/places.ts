/**
 * Names of places in Québec that people add to what they look for: larger municipalities, boroughs and regions, from the public list of the
 * Commission de toponymie. A name that is also a common word alone ("Les Rivières", "Le Sud-Ouest") is left out.
 */
export const placeNames: readonly string[] = `
Québec, Canada, Montréal, Laval, Gatineau, Longueuil, Sherbrooke, Lévis, Saguenay, Trois-Rivières, Terrebonne, Saint-Jean-sur-Richelieu, Brossard,
Repentigny, Drummondville, Saint-Jérôme, Granby, Mirabel, Blainville, Saint-Hyacinthe, Mascouche, Châteauguay, Shawinigan, Rimouski, Dollard-des-Ormeaux,
Victoriaville, Saint-Eustache, Vaudreuil-Dorion, Rouyn-Noranda, Salaberry-de-Valleyfield, Boucherville, Sorel-Tracy, Côte-Saint-Luc, Pointe-Claire,
Saint-Georges, Alma, Val-d’Or, Saint-Bruno-de-Montarville, Thetford Mines, Sept-Îles, Magog, Sainte-Julie, Boisbriand, Chambly, Saint-Constant, La Prairie,
Saint-Lambert, Baie-Comeau, Kirkland, Varennes, Sainte-Thérèse, Beaconsfield, Mont-Royal, L’Assomption, Candiac, Saint-Lazare, Belœil, Saint-Lin–Laurentides,
Westmount, Dorval, Deux-Montagnes, Rivière-du-Loup, Joliette, Les Îles-de-la-Madeleine, Mont-Saint-Hilaire, Dolbeau-Mistassini, Saint-Basile-le-Grand,
Sainte-Marthe-sur-le-Lac, Cowansville, Saint-Augustin-de-Desmaures, Matane, Gaspé, L’Ancienne-Lorette, Amos, Montmagny, Roberval, Mont-Laurier, La Tuque,
Sainte-Catherine, Saint-Félicien, Saint-Sauveur, Rawdon, Bromont, Lavaltrie, Bécancour, Saint-Charles-Borromée, Pincourt, Sainte-Anne-des-Plaines,
Saint-Raymond, Lac-Mégantic, La Malbaie, Percé, Chibougamau, Beauharnois, Coaticook, Farnham, Nicolet, Donnacona, Port-Cartier, Sainte-Marie, Lachute,
Rosemère, Lorraine, Hampstead, Baie-D’Urfé, Senneville, Sainte-Anne-de-Bellevue, Montréal-Est, Montréal-Nord, Wendake, Kahnawake, Kuujjuaq,
Ahuntsic, Cartierville, Anjou, Côte-des-Neiges, Notre-Dame-de-Grâce, L’Île-Bizard, Sainte-Geneviève, Lachine, LaSalle, Plateau-Mont-Royal, Outremont,
Pierrefonds, Roxboro, Rivière-des-Prairies, Pointe-aux-Trembles, Rosemont, La Petite-Patrie, Saint-Laurent, Saint-Léonard, Verdun, Ville-Marie, Villeray,
Parc-Extension, Hochelaga, Maisonneuve, Beauport, Charlesbourg, Limoilou, Sainte-Foy, Sillery, Cap-Rouge, La Haute-Saint-Charles, Saint-Hubert,
Greenfield Park, Vieux-Longueuil, Chomedey, Fabreville, Vimont, Auteuil, Duvernay, Chicoutimi, Jonquière, La Baie, Aylmer, Buckingham, Masson-Angers,
Lennoxville, Brompton, Fleurimont, Cap-de-la-Madeleine,
Bas-Saint-Laurent, Saguenay–Lac-Saint-Jean, Capitale-Nationale, Mauricie, Estrie, Outaouais, Abitibi-Témiscamingue, Abitibi, Témiscamingue, Côte-Nord,
Nord-du-Québec, Gaspésie, Chaudière-Appalaches, Lanaudière, Laurentides, Montérégie, Centre-du-Québec, Nunavik, Charlevoix, Beauce, Cantons-de-l’Est
`
  .split(',')
  .map((name) => name.trim());
