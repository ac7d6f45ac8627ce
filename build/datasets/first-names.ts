/** Where a face's host comes from, as far as a first name can tell. */
export type Origin =
  | 'west'
  | 'east'
  | 'latin'
  | 'africa'
  | 'caribbean'
  | 'arab'
  | 'southAsia'
  | 'eastAsia'
  | 'southEastAsia'
  | 'centralAsia'
  | 'pacific';

const list = (names: string): readonly string[] => names.trim().split(/\s+/);

/** First names to hand out, each once. The order is the order in which they are given. */
export const FIRST_NAMES: Readonly<Record<Origin, Readonly<Record<'female' | 'male', readonly string[]>>>> = {
  west: {
    female:
      list(`Marguerite Wilhelmina Ingrid Philippa Rosalind Hedwig Geertruida Solveig Bernadette Agatha Clothilde
      Maud Henriette Siobhan Astrid Prudence Liesbeth Cordelia Gwendolyn Ottilie Beatrix Hildegard Annemiek Fleur
      Winifred Gudrun Eloise Marijke Thora Constance Delphine Mechteld Una Harriet Josefien Ragnhild Sabine Aoife
      Cornelia Edith Valentijn-Marie Lotte Muriel Saskia Theodora Griet Isolde Pernille Roos Verity Walburga Yvonne
      Brigitte Dagny Femke Georgina Imke Katrijn Lieve Nell Odile Petronella Quirine Tilda Ursula Veerle Wendela
      Annelies Bronagh Celeste Dorothea Elfriede Freya Hermine Ilse Jacoba Leonie Madelief Noor Oda`),
    male: list(`Barend Cornelis Archibald Wolfgang Diederik Fergus Hjalmar Ambrose Guillaume Joost Leopold Cuthbert
      Sjoerd Anselm Thaddeus Emiel Magnus Rupert Evert Hendrik Percival Otto Lodewijk Gaston Bartholomew Niels
      Willem-Jan Horatio Ludo Egbert Reginald Siegfried Adriaan Declan Floris Gerlach Humphrey Ivo Jurriaan Klaas
      Lambert Mortimer Norbert Oswald Pieter Quinten Roderick Severin Teunis Ulrich Valentin Wouter Aloysius Bram
      Casper Douwe Eamon Frits Gijsbert Harald Ignace Jelle Kees Lars Matthijs Octaaf Padraig Rutger Stijn Thibault
      Urbain Victor Wessel Alasdair Bertil Crispijn`),
  },
  east: {
    female:
      list(`Ludmila Zdenka Katalin Snezana Milica Bohumila Eleni Dragana Ilona Radka Vesna Jolanta Tsvetana
      Dobrila Erzsebet Stanislava Marika Zuzana Olga Bronislava Despina Nevena Tatiana Agnieszka Magdolna`),
    male: list(`Zoltan Bogdan Miroslav Tibor Dragomir Kazimierz Laszlo Zdravko Stanislav Gyorgy Slobodan Wieslaw
      Ferenc Radovan Andras Boguslaw Milorad Istvan Vuk Jerzy Imre Blagoje Zbigniew Dezso Nikola`),
  },
  latin: {
    female:
      list(`Esperanza Remedios Ximena Consuelo Amparo Dolores Inmaculada Rosario Yolanda Soledad Graciela
      Milagros Violeta Azucena Maruja Ofelia Paloma Rocio Teodora Catalina Eulalia Jacinta Pilar Renata Socorro
      Hortensia Luz Nieves Araceli Belen`),
    male: list(`Anselmo Hermenegildo Gonzalo Fulgencio Ramiro Evaristo Leandro Wenceslao Florencio Isidro Octavio
      Plutarco Rigoberto Teofilo Ulises Baltasar Casimiro Dagoberto Eusebio Fidelio Gervasio Heriberto Joaquin
      Lisandro Maximino Nicanor Osvaldo Primitivo Rosendo Saturnino Tiburcio Vicente Alcides Bonifacio Cirilo
      Demetrio Efrain Faustino Genaro Hilario Ildefonso Jacinto Laureano Melquiades Nazario Onofre Pascual Ruben
      Santos Timoteo Urbano Valerio Amadeo Braulio Celso Domingo Eliseo Froilan Gumersindo Hipolito`),
  },
  africa: {
    female:
      list(`Thandiwe Adaeze Nomvula Akosua Chipo Fatoumata Wanjiru Mwajuma Tendai Abena Zanele Ngozi Aminata
      Lindiwe Efua Rutendo Khadijatou Nyasha Sibongile Mariama Temwa Ifeoma Makena Ayodele Busisiwe Chikondi Dumisile
      Esi Farai Gugu Hawa Imani Jabulile Kagiso Lerato Mpho Nandi Onyeka Palesa Rudo Sade Tsholo Uwimana Vimbai Wambui
      Yaa Zodwa Amahle Bontle Chiamaka Dineo Ekua Folasade Gakenia Henda Iyabo Kefilwe Lulama Mbali Naledi Ottilia
      Pulane Refilwe Sekai Tumelo Umutesi Wacera Yetunde Zola Anaya Buhle Celestine Duduzile Ebele Fadzai Gift
      Honorine Isatou Judite Kunda Lumusi Mutinta Nakato Oyana Philomene Rehema Sauda Taonga Victoire Zawadi`),
    male: list(`Kwabena Tafadzwa Oumar Chukwuemeka Mamadou Sipho Kofi Tendekai Baraka Kwaku Lamine Themba Obinna
      Juma Sekou Farirai Yaw Mpendulo Idrissa Chinedu Kagwe Dieudonne Fiifi Hamisi Ismaila Jengo Katlego
      Luvuyo Modou Ndumiso Olumide Prosper Rashidi Simba Tichaona Uche Vusi Wekesa Yohannes Zuberi Abiodun Bheki
      Chidi Dembo Ebrima Fortune Godfrey Habib Innocent Jabari Kelechi Lwazi Melusi Nkosana Okello Pitso Rugare
      Sadiki Tumaini Ubaidah Wandile Yusufu Zolani Ayo Boubacar Cyprien Desire Femi Gatete Honore Issa
      Jelani Kamau Lungelo Musa Nuru Ousmane`),
  },
  caribbean: {
    female:
      list(`Hyacinth Clementine Eudora Marva Shirlene Delrose Ernestine Josephine Ianthe Merle Yvette Icilda
      Glendora Orlene Philippine Rosamunde Verna Zelma Althea Bernice Coralie Doreen Euphemia Floriana`),
    male: list(`Winston Ezekiel Neville Cuthbertson Lennox Delroy Clyde Desmond Everard Fitzroy Garfield Hezekiah Ignatius
      Jeremiah Kelvin Lloyd Montgomery Nathaniel Obadiah Phineas Quincy Rawle Selwyn Theophilus Uriah Vernon Wilberforce
      Zachariah Aristide Bonaventure Cleophas Emmanuel Frantz Gustave Hector Isidore Josaphat Leontes
      Moise Nestor Olympio Prospero Rodrigue Sylvain Toussaint`),
  },
  arab: {
    female:
      list(`Samira Zubaida Nadira Hanan Mouna Latifa Rabia Safiya Wafaa Yasmin Amal Basma Dunya Faiza Ghada Huda
      Ibtisam Jamila Khadra Layan Malika Najat Oumaima Qamar Rania Sawsan Thuraya Widad Zahra Asma Buthaina Dalal
      Ebtehal Fadwa Hadil Intisar Karima Lubna Maysun Nawal`),
    male: list(`Farouk Mustafa Abdelkader Habibullah Tarek Nasser Yazid Ridwan Mahmoud Jalal Hamdi Fouad Driss Bilal
      Anwar Zakaria Walid Taha Sulayman Rachid Qasim Omar Naguib Munir Lotfi Khalid Jawad Imad Hisham Ghassan Faysal
      Emad Daoud Chafik Badr Adnan Zuhair Yahya Wasim`),
  },
  southAsia: {
    female:
      list(`Padmini Shakuntala Nusrat Indrani Kamala Meenakshi Rukhsana Sarojini Urmila Vasanthi Anjali Bhavani
      Chandrika Damayanti Farida Gitanjali`),
    male: list(`Ramachandra Suresh Bhaskar Narayan Chandrakant Prakash Dinesh Gopal Harish Jagdish Kishore Lakshman
      Mahendra Nirmal Omprakash Purushottam Raghunath Somasundaram Tilak Upendra`),
  },
  eastAsia: {
    female:
      list(`Sadako Mei-Lin Fumiko Xiulan Haruka Yukiko Oyuna Shufen Kazue Meiling Tomoko Suyin Noriko Huifang
      Chiyoko Bayarmaa Lihua Emiko Yuehua Masako Sarangerel Ayako Peizhen Setsuko Zhilan Michiko Wenling Hisae Jingyi
      Nomin Ruolan Kiyoko Baozhu Namiko`),
    male: list(`Takeshi Jian-Guo Sung-Ho Wei-Ming Hiroshi Dong-Hyun Zhiqiang Kenji Guoliang Jae-Won Masaru Yongnian
      Chang-Min Shiro Tianyu Byung-Chul Haoran Noboru Kwang-Su Xiaobo Isamu Ruiqing Tae-Jun Wenbo`),
  },
  southEastAsia: {
    female: list(`Siti Dewi Malee Noraini Ratana Kanya Hajah-Mas Pensri Rosnah Suda Waraporn Zaleha
      Arunee Jamilah Lawan Mardiana Nongluck`),
    male: list(`Bounmy Sutrisno Khamphone Bambang Sisavath Eko Joao-Bosco Phouvong Rudi Slamet Thongchan
      Wayan Budi Vilay Abilio Sengphet Hartono`),
  },
  centralAsia: {
    female: list(`Gulnara Aynabat Ogulgerek Maral Bahar Jennet`),
    male: list(`Nursultan Bakyt Azamat Ulugbek Shavkat Temirlan Rustam Jasur Kubanych Daniyar`),
  },
  pacific: {
    female:
      list(`Leilani Tiare Mereana Losalini Vaitiare Sina Kalesita Ngaire Tekaai Makerita Ilisapeci Tepaeru Nei-Rabwa
      Adi-Kula Emele Fetu Hinemoa Kiriata Lupe Moana Naomi-Tui Orovai Pasepa Rangi Salote Tausala Unaisi
      Vika Wainiqolo Akanesi Bwere`),
    male: list(`Sione Tevita Ratu-Seru Manutai Fa'afetai Tavita Semisi Viliame Iosefo Kaitara Laukau Maui-Pita Nikotemo
      Ofa Penaia Rongo Sefo Tanoa Uili Waqa Afakasi Buatoka Etuate Filipo`),
  },
};
