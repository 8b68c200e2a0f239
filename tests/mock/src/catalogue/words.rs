//! The words of the catalogue's texts, in four languages.

/// A language of the catalogue's texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(crate) enum Language {
    #[default]
    English,
    German,
    French,
    Spanish,
}

impl Language {
    /// The first language of an `Accept-Language` header that is available; English otherwise.
    pub(crate) fn accepted(header: Option<&str>) -> Self {
        let tags = header.unwrap_or_default().split(',');
        tags.filter_map(|tag| {
            let tag = tag.split(';').next().unwrap_or_default().trim();
            match tag.split('-').next().unwrap_or_default().to_ascii_lowercase().as_str() {
                "en" => Some(Self::English),
                "de" => Some(Self::German),
                "fr" => Some(Self::French),
                "es" => Some(Self::Spanish),
                _ => None,
            }
        })
        .next()
        .unwrap_or_default()
    }
}

/// A text in every language.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct LocalizedText {
    pub(crate) english: String,
    pub(crate) german: String,
    pub(crate) french: String,
    pub(crate) spanish: String,
}

impl LocalizedText {
    /// The same text in every language.
    pub(crate) fn untranslated(text: &str) -> Self {
        Self {
            english: text.to_owned(),
            german: text.to_owned(),
            french: text.to_owned(),
            spanish: text.to_owned(),
        }
    }

    pub(crate) fn get(&self, language: Language) -> &str {
        match language {
            Language::English => &self.english,
            Language::German => &self.german,
            Language::French => &self.french,
            Language::Spanish => &self.spanish,
        }
    }

    pub(crate) fn all(&self) -> [&str; 4] {
        [&self.english, &self.german, &self.french, &self.spanish]
    }
}

/// A word with its translations.
#[derive(Debug)]
pub(crate) struct Word {
    english: &'static str,
    german: &'static str,
    french: &'static str,
    spanish: &'static str,
}

const fn word(
    english: &'static str,
    german: &'static str,
    french: &'static str,
    spanish: &'static str,
) -> Word {
    Word { english, german, french, spanish }
}

impl Word {
    pub(crate) fn text(&self) -> LocalizedText {
        join_words(&[self])
    }
}

/// Joins words to a text that starts with a capital letter.
pub(crate) fn join_words(words: &[&Word]) -> LocalizedText {
    let join = |translation: fn(&Word) -> &'static str| {
        let text = words.iter().map(|word| translation(word)).collect::<Vec<_>>().join(" ");
        let mut letters = text.chars();
        letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
    };
    LocalizedText {
        english: join(|word| word.english),
        german: join(|word| word.german),
        french: join(|word| word.french),
        spanish: join(|word| word.spanish),
    }
}

pub(super) const CREATIVE_SUBJECTS: &[Word] = &[
    word("mountain lake", "Bergsee", "lac de montagne", "lago de montaña"),
    word("lighthouse", "Leuchtturm", "phare", "faro"),
    word("bicycle", "Fahrrad", "vélo", "bicicleta"),
    word("cup of coffee", "Tasse Kaffee", "tasse de café", "taza de café"),
    word("forest path", "Waldweg", "sentier forestier", "sendero del bosque"),
    word("fishing boat", "Fischerboot", "bateau de pêche", "barco de pesca"),
    word("market stall", "Marktstand", "étal de marché", "puesto de mercado"),
    word("sleeping cat", "schlafende Katze", "chat endormi", "gato dormido"),
    word("dog on the beach", "Hund am Strand", "chien sur la plage", "perro en la playa"),
    word("stone bridge", "Steinbrücke", "pont de pierre", "puente de piedra"),
    word("tram", "Straßenbahn", "tramway", "tranvía"),
    word("wind turbines", "Windräder", "éoliennes", "turbinas de viento"),
    word("two friends laughing", "zwei lachende Freunde", "deux amis qui rient", "dos amigos riendo"),
    word("violin", "Geige", "violon", "violín"),
    word("vegetable garden", "Gemüsegarten", "potager", "huerto"),
    word("office team", "Büroteam", "équipe au bureau", "equipo de oficina"),
];

pub(super) const EDITORIAL_SUBJECTS: &[Word] = &[
    word("rowers at the start", "Ruderer am Start", "rameurs au départ", "remeros en la salida"),
    word("goal celebration", "Torjubel", "joie après le but", "celebración del gol"),
    word("speech in parliament", "Rede im Parlament", "discours au parlement", "discurso en el parlamento"),
    word(
        "red carpet arrival",
        "Ankunft am roten Teppich",
        "arrivée sur le tapis rouge",
        "llegada a la alfombra roja",
    ),
    word("marathon runners", "Marathonläufer", "coureurs de marathon", "corredores de maratón"),
    word("street concert", "Straßenkonzert", "concert de rue", "concierto callejero"),
    word("flood defences", "Hochwasserschutz", "protection contre les crues", "defensa contra inundaciones"),
    word("press conference", "Pressekonferenz", "conférence de presse", "rueda de prensa"),
];

pub(super) const SETTINGS: &[Word] = &[
    word("at sunrise", "bei Sonnenaufgang", "au lever du soleil", "al amanecer"),
    word("in winter", "im Winter", "en hiver", "en invierno"),
    word("in the rain", "im Regen", "sous la pluie", "bajo la lluvia"),
    word("at night", "bei Nacht", "la nuit", "de noche"),
    word("from above", "von oben", "vu d'en haut", "desde arriba"),
    word("in the city", "in der Stadt", "en ville", "en la ciudad"),
    word("in autumn colours", "in Herbstfarben", "aux couleurs d'automne", "con colores de otoño"),
];

pub(super) const KEYWORDS: &[Word] = &[
    word("outdoors", "im Freien", "extérieur", "aire libre"),
    word("nature", "Natur", "nature", "naturaleza"),
    word("people", "Menschen", "personnes", "personas"),
    word("travel", "Reise", "voyage", "viaje"),
    word("calm", "Ruhe", "calme", "tranquilidad"),
    word("movement", "Bewegung", "mouvement", "movimiento"),
    word("light", "Licht", "lumière", "luz"),
    word("colour", "Farbe", "couleur", "color"),
    word("water", "Wasser", "eau", "agua"),
    word("close-up", "Nahaufnahme", "gros plan", "primer plano"),
];

pub(super) const ARTISTS: &[&str] =
    &["Ada Lindqvist", "Tomás Ferreira", "Mei Tanaka", "Obi Nwosu", "Klara Hoffmann", "Jean Morel"];

pub(super) const PEOPLE: &[&str] =
    &["Ines Valdemar", "Rolf Steenbrink", "Yuna Mori", "Caleb Arlington", "Petra Olsen"];
