"""Text files as they come: encodings, delimiters, and what stands around a table."""

from tests.intake.corpus.sample import Sample, lines

TEXTS = (
    Sample(
        "german_excel",
        lines(
            "Maßnahmenplan 2027;;;;",
            "Maßnahme;Verantwortlich;Einmalige Kosten;Laufende Kosten (T€);Beginn",
            "Kundendienst öffentlich;Jürgen Groß;12.500,00 €;46,5;01.04.2027",
            "Ehemaligenkreis;Zoë Müller;k.A.;8;Q3 2027",
            "Summe;;12.500,00 €;54,5;",
            encoding="cp1252",
            end="\r\n",
        ),
    ),
    Sample("utf_8_with_mark", lines("Initiative,Owner,Annual cost", "Café desk,Zoë,£12k", encoding="utf-8-sig")),
    Sample("utf_16_tabs_of_excel", lines("Initiative\tOwner\tAnnual cost", "Café desk\tZoë\t£12k", encoding="utf-16")),
    Sample(
        "mac_roman_old_mac_line_ends",
        lines(
            "Initiative;Verantwortlich;Kosten pro Jahr",
            "Öffentliche Beschwerden;Jürgen Größ;12000 €",
            encoding="mac_roman",
            end="\r",
        ),
    ),
    Sample(
        "shift_jis_of_japanese_excel",
        lines(
            "Initiative,Owner,Start",
            "お客様の窓口,たなか,2027年4月1日",
            "同窓会のコミュニティ,さとう,2027年7月",
            encoding="cp932",
        ),
    ),
    Sample(
        "windows_1250_polish",
        lines("Initiative;Owner;Annual cost", "Łączność z klientem;Żaneta Wójcik;12 000 zł", encoding="cp1250"),
    ),
    Sample(
        "windows_1251_russian",
        lines("Initiative;Owner;Annual cost", "Служба поддержки;Анна;120 000", encoding="cp1251"),
    ),
    Sample(
        "windows_1253_greek",
        lines("Initiative;Owner;Annual cost", "Εξυπηρέτηση πελατών;Μαρία;12000", encoding="cp1253"),
    ),
    Sample(
        "windows_1254_turkish",
        lines("Initiative;Owner;Annual cost", "Müşteri masası;Işıl Doğan;12000", encoding="cp1254"),
    ),
    Sample("sep_line", lines("sep=;", "Initiative;Owner;Annual cost", "Care desk, phase 1;Jo;12k")),
    Sample(
        "pipes_as_in_markdown",
        lines(
            "| Initiative | Owner | Annual cost |",
            "|---|---|---|",
            "| Care desk | Jo | £12k |",
            "| Alumni | Kim | £3k |",
        ),
    ),
    Sample("carets", lines("Initiative^Owner^Annual cost", "Care desk, phase 1^Jo^12k")),
    Sample(
        "quoted_line_breaks_and_ragged_rows",
        lines(
            "Initiative,Channels,Annual cost", '"Care desk\nfor complaints","X\nLinkedIn",12k,late remark', "Alumni", ""
        ),
    ),
    Sample("trailing_delimiters", lines("Initiative;Owner;Annual cost;;;", "Care desk;Jo;12k;;;", "Alumni;Kim;3k;;;")),
    Sample(
        "every_line_one_quoted_cell",
        lines('"Initiative,Owner,""Annual cost"""', '"Care desk,Jo,""12,000"""', '"Alumni,Kim,""3,000"""'),
    ),
    Sample("quotation_mark_never_closed", lines("Initiative,Owner", '"Care desk,Jo', "Alumni,Kim", "Rota,Ann")),
    Sample(
        "blank_rows_columns_title_and_footnotes",
        lines(
            ",,,,",
            ",Social plan 2027 (draft),,,",
            ",,,,",
            ",Initiative,,Owner,Annual cost",
            ",Care desk,,Jo,12k",
            ",,,,",
            ",Alumni,,Kim,3k",
            ",,,,",
            ",* figures from Finance,,,",
            ",Source: Jo,,,",
        ),
    ),
    Sample(
        "subtotals_headings_and_the_header_again",
        lines(
            "Initiative,Owner,Annual cost",
            "Service:,,",
            "Care desk,Jo,12k",
            "Subtotal service,,12k",
            "Initiative,Owner,Annual cost",
            "People:,,",
            "Alumni,Kim,3k",
            "Subtotal people,,3k",
            "Grand total,,15k",
        ),
    ),
    Sample(
        "two_row_header",
        lines(
            "Initiative,Cost,,Benefit per year,,,Owner",
            ",One-off,Annual,Low,Likely,High,",
            "Care desk,5k,12k,10k,20k,30k,Jo",
            "Alumni,,3k,,5k,,Kim",
        ),
    ),
    Sample(
        "units_in_a_row_of_their_own",
        lines(
            "Initiative,Annual cost,Benefit,Duration", ",(£k),(£k),(weeks)", "Care desk,12,20-30,26", "Alumni,3,5,52"
        ),
    ),
    Sample(
        "units_in_headers",
        lines(
            "Initiative,Annual cost (£k),Monthly hours,Confidence (%),Benefit [£m]",
            "Care desk,12,20,60,0.4",
            "Alumni,3.5,5,1,1.25",
        ),
    ),
    Sample("duplicated_headers", lines("Initiative,Owner,Owner,Comment,Comment", "Care desk,Jo,Kim,first,second")),
    Sample(
        "no_header",
        lines("Care desk,Jo,£12k,Q3 2027,60%", "Alumni circle,Kim,£3k,Q4 2027,70%", "Rota,Ann,£1k,2027-02,50%"),
    ),
    Sample(
        "columns_named_by_a_program",
        lines("Column1;Column2;Column3;Column4", "Care desk;£12k;LinkedIn, X;running", "Alumni;£3k;Facebook;planned"),
    ),
    Sample(
        "a_header_nobody_knows_over_names", lines("What we want,Owner,Annual cost", "Care desk,Jo,12k", "Alumni,Kim,3k")
    ),
    Sample(
        "transposed",
        lines(
            "Initiative,Care desk,Alumni circle,Total",
            "Owner,Jo,Kim,",
            "Annual cost,£12k,lots,£12k",
            "Start,Q3 2027,Apr 2027,",
            "Depends on,,Care desk,",
        ),
    ),
    Sample(
        "near_misses_of_headers",
        lines(
            "Inititative,Est. annual cost,Project Lead / Owner,Chanels,Prob. of success,Launch quarter",
            'Care desk,12k,Jo,"X, LinkedIn",60%,Q3 2027',
            "Alumni,3k,Kim,X,70%,Q4 2027",
        ),
    ),
    Sample(
        "a_budget_holder_is_no_budget",
        lines("Initiative,Budget holder,Region", "Care desk,Jo,north", "Alumni,Kim,east"),
    ),
    Sample(
        "unknown_columns_are_kept",
        lines("Initiative,Region,RAG,Board sponsor?", "Care desk,north,amber,yes", "Alumni,,green,no"),
    ),
    Sample(
        "the_users_own_choice_of_columns",
        lines("Initiative,Annual cost,Region,Secret", "Care desk,12k,north,x", "Alumni,3k,east,y"),
        options={"columns": {"annual cost": "one_off_cost", "Region": "department", "Secret": "ignore", "Gone": "kpi"}},
    ),
    Sample(
        "french",
        lines(
            "Projet;Responsable;Coût annuel;Début;Réseaux;Probabilité",
            "Cercle des anciens;Zoé;12 000,50 €;1er avril 2027;LinkedIn, X;60 %",
            "Service public;Luc;à définir;T3 2027;;0,7",
            "Total;;12 000,50 €;;;",
            encoding="cp1252",
        ),
    ),
    Sample("header_only", lines("Initiative,Owner,Annual cost")),
    Sample(
        "tab_separated_from_the_clipboard",
        lines("Initiative\tOwner\tAnnual cost", "Care desk\tJo\t12,000", "Alumni\tKim\t3,000"),
        "paste.txt",
    ),
    Sample(
        "google_sheets_export",
        lines(
            "Initiative,Owner,Annual cost,Start,Done?",
            'Care desk,Jo,"£12,000.00",4/13/2027,FALSE',
            'Alumni,Kim,"£3,000.00",4/1/2027,TRUE',
            end="\r\n",
        ),
    ),
    Sample(
        "apple_numbers_export",
        lines(
            "Table 1;;;",
            "Initiative;Owner;Annual cost;Confidence",
            "Care desk;Jo;12.000,00 €;60 %",
            "Alumni;Kim;3.000,00 €;70 %",
        ),
    ),
    Sample(
        "file_with_control_and_zero_width_characters",
        lines("Initiative\u200b,Owner,Annual cost", "Care\u200b desk,J\x07o,£\u200b12k", "\ufeffAlumni,Kim,3k"),
    ),
    Sample(
        "formulas_markup_and_latex_stay_text",
        lines(
            "Initiative,Owner,Description",
            "=1+1,@SUM(A1),<script>alert(1)</script>",
            "+44 desk,-Kim,**bold** $x^2$ \\textbf{x}",
            '=HYPERLINK(""http://x""),Jo,[a](http://b)',
        ),
    ),
    Sample("two_tables_on_one_sheet", lines("Initiative,Owner", "Care desk,Jo", "", "Goal,Executive", "Grow,CFO")),
    Sample("years_as_headers", lines("Initiative,2027,2028", "Care desk,12k,13k", "Alumni,1k,1k")),
    Sample(
        "a_group_header_over_some_columns_only",
        lines(
            "Initiative,Cost,,,,Benefit p.a.,,,",
            ",One-off,Annual,Owner,RAG,Low,High,Go live,Sign-off",
            "Care desk,1k,2k,Jo,G,3k,4k,2027-04-01,yes",
        ),
    ),
    Sample(
        "a_span_of_time_is_a_duration",
        lines("Initiative,Timeline", "Care desk,Q1–Q3 2027", "Alumni,Jan 2027 - Dec 2027", "Rota,Q3/Q4 2027"),
    ),
    Sample(
        "a_column_of_currencies",
        lines("Initiative,Annual cost,Currency", "Care desk,12000,EUR", "Alumni,3000,GBP"),
        options={"currency": "GBP"},
    ),
    Sample(
        "header_far_down",
        lines(*(f"line {number},," for number in range(30)), "Initiative,Owner,Annual cost", "Rota,Jo,1"),
    ),
    Sample(
        "spanish",
        lines(
            "Iniciativa;Responsable;Coste anual;Inicio",
            "Atención pública;José;1.200,50 €;abril 2027",
            encoding="cp1252",
        ),
    ),
    Sample("goals_taken_for_initiatives", lines("Goal,Exec sponsor,From,To,By", "Grow,CFO,18%,12%,FY27")),
    Sample("full_width_commas", lines("Initiative，Owner", "Care desk，Jo")),
    Sample(
        "costs_once_and_yearly",
        lines("Initiative,Cost (one-off),Cost (annual),Notes", "Care desk,5k,£12k one-off,x", "Alumni,1e3,2E+03,y"),
    ),
    Sample("no_break_spaces", lines("Initiative\u00a0name,Annual\u00a0cost", "Care\u00a0desk,12\u00a0000\u00a0€")),
    Sample(
        "export_of_an_issue_tracker",
        lines(
            "Issue key,Summary,Assignee,Status,Priority,Due date,Story Points",
            "SM-1,Care desk,Jo,In Progress,High,01/Apr/27,5",
            "SM-2,Alumni,Kim,To Do,Low,15/May/27,8",
        ),
    ),
    Sample(
        "german_sheet_in_full",
        lines(
            "Nr.;Initiative / Maßnahme;Verantwortlich;Budget (TEUR);Nutzen p.a. (TEUR);Start;Ende;"
            "Eintrittswahrscheinlichkeit;Status;Abhängig von;Bemerkung",
            "1;Kundendienst;Müller;12,5;30-40;01/2027;12/2027;hoch;in Planung;-;",
            "2;Ehemalige;Groß;k.A.;n.n.;2. Hj. 2027;;60 %;läuft;1;x",
            "Summe;;;12,5;;;;;;;",
            encoding="cp1252",
        ),
    ),
)
