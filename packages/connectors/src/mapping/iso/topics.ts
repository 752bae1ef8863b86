/**
 * Themes of Données Québec for the topic categories of ISO 19115 (MD_TopicCategoryCode, §B.5.27). Ours: no authority relates them.
 * Categories of base maps and of land (boundaries, location, planningCadastre …) belong to no one theme.
 */
const THEMES: ReadonlyMap<string, string> = new Map([
  ['farming', 'agriculture-alimentation'],
  ['biota', 'environnement-ressources-naturelles-energie'],
  ['climatologyMeteorologyAtmosphere', 'environnement-ressources-naturelles-energie'],
  ['economy', 'economie-entreprises'],
  ['environment', 'environnement-ressources-naturelles-energie'],
  ['geoscientificInformation', 'environnement-ressources-naturelles-energie'],
  ['health', 'sante'],
  ['inlandWaters', 'environnement-ressources-naturelles-energie'],
  ['oceans', 'environnement-ressources-naturelles-energie'],
  ['society', 'societe-culture'],
  ['structure', 'infrastructures'],
  ['transportation', 'transport'],
  ['utilitiesCommunication', 'infrastructures'],
]);

export const themeOfTopic = (category: string): string | undefined => THEMES.get(category);
