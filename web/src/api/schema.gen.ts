/* Written by `npm run generate` from openapi.json. */
export interface paths {
    "/api/v1/about": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Version, schema version, server time and epoch. */
        get: operations["about"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The accounts, by name. */
        get: operations["list_accounts"];
        put?: never;
        /** Adds an account. */
        post: operations["create_account"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/suggested-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A fresh first password, to be told to its person. */
        get: operations["suggested_password"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One account. */
        get: operations["read_account"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Corrects, disables or resets an account. */
        patch: operations["patch_account"];
        trace?: never;
    };
    "/api/v1/audit-events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The audit log, newest first. */
        get: operations["audit_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The swaps of one year. */
        get: operations["read_calendar"];
        /** Keeps the swaps of one year in place of those before. */
        put: operations["keep_calendar"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Cases by the day they were found. */
        get: operations["list_cases"];
        put?: never;
        /** Logs a dispute. */
        post: operations["create_case"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One case. */
        get: operations["read_case"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Corrects what is known of a case. */
        patch: operations["patch_case"];
        trace?: never;
    };
    "/api/v1/cases/{id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a case on for mediation; gives it its number. */
        post: operations["accept_case"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Puts a closed case into the archive. */
        post: operations["archive_case"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/attachments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The photos and scans of a case, also the removed ones. */
        get: operations["list_attachments"];
        put?: never;
        /** Attaches a photo or scan; what kind of file it is is told by its content. */
        post: operations["add_attachment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/attachments/{child_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Removes an attachment, saying why; its line stays on record, its content goes. */
        delete: operations["delete_attachment"];
        options?: never;
        head?: never;
        /** Describes an attachment anew; its content never changes. */
        patch: operations["patch_attachment"];
        trace?: never;
    };
    "/api/v1/cases/{id}/attachments/{child_id}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The content of an attachment; that of a proof of identity is shown by `/reveal` alone. */
        get: operations["read_content"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/attachments/{child_id}/reveal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Shows a photo or scan, as the numbers on it are shown: with the same right, for a reason, on the record each time. */
        post: operations["reveal_attachment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/attachments/{child_id}/thumbnail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The small picture of a photo. */
        get: operations["read_thumbnail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Closes a case. */
        post: operations["close_case"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Notes an application for judicial confirmation, or what the court decided. */
        post: operations["note_confirmation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Does not take a case on. */
        post: operations["decline_case"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/dossier": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which papers the dossier must have, which are there, which are missing, and why. */
        get: operations["read_dossier"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends mediation without agreement. */
        post: operations["end_case"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/endings/{ending_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Corrects an ending, or a refusal to accept, in place. `If-Match` is the case's revision. */
        patch: operations["correct_ending"];
        trace?: never;
    };
    "/api/v1/cases/{id}/extension": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives mediation more time, once, by all parties' consent. */
        post: operations["extend_case"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/follow-ups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is on record. */
        get: operations["list_follow_ups"];
        put?: never;
        /** Adds one; answers with it and the whole case. */
        post: operations["add_follow_up"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/follow-ups/{child_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Removes one that was recorded by mistake. */
        delete: operations["delete_follow_up"];
        options?: never;
        head?: never;
        /** Corrects one; answers with the whole case. */
        patch: operations["patch_follow_up"];
        trace?: never;
    };
    "/api/v1/cases/{id}/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keeps what a person decided about a case that looks like this one. */
        post: operations["link_case"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/links/{other_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Forgets what was decided about another case. */
        delete: operations["unlink_case"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/meetings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is on record. */
        get: operations["list_meetings"];
        put?: never;
        /** Adds one; answers with it and the whole case. */
        post: operations["add_meeting"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/meetings/{child_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Removes one that was recorded by mistake. */
        delete: operations["delete_meeting"];
        options?: never;
        head?: never;
        /** Corrects one; answers with the whole case. */
        patch: operations["patch_meeting"];
        trace?: never;
    };
    "/api/v1/cases/{id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Merges a case into the one it is the same dispute as. */
        post: operations["merge_case"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Moves a case to the room where it belongs. */
        post: operations["move_case"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/papers/{paper}.docx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One paper of the dossier, ready to be printed and signed; what is not on record is a ruled line.
         * @description Papers are signed with full ID numbers and phones: who may see them gets them, and that is written down;
         *     others get them masked.
         */
        get: operations["read_paper"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/participants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is on record. */
        get: operations["list_participants"];
        put?: never;
        /** Adds one; answers with it and the whole case. */
        post: operations["add_participant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/participants/{child_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Removes one that was recorded by mistake. */
        delete: operations["delete_participant"];
        options?: never;
        head?: never;
        /** Corrects one; answers with the whole case. */
        patch: operations["patch_participant"];
        trace?: never;
    };
    "/api/v1/cases/{id}/parties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is on record. */
        get: operations["list_parties"];
        put?: never;
        /** Adds one; answers with it and the whole case. */
        post: operations["add_party"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/parties/{child_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Removes one that was recorded by mistake. */
        delete: operations["delete_party"];
        options?: never;
        head?: never;
        /** Corrects one; answers with the whole case. */
        patch: operations["patch_party"];
        trace?: never;
    };
    "/api/v1/cases/{id}/performance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Notes what was seen of the performance on a day. */
        post: operations["note_performance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes up a finished case again. */
        post: operations["reopen_case"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/resolutions/{resolution_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Corrects an agreement in place: the same one, no new 件次. `If-Match` is the case's revision. */
        patch: operations["correct_resolution"];
        trace?: never;
    };
    "/api/v1/cases/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a withdrawal back. */
        post: operations["restore_case"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/settle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Records an agreement. */
        post: operations["settle_case"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/signatures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Notes the marks under a written agreement. */
        post: operations["sign_agreement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/similar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Cases of the same room and kind, found near this one, with a party in common. */
        get: operations["similar_cases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happened to a case, who did it, when, and what changed from what to what. */
        get: operations["read_timeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/transfers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is on record. */
        get: operations["list_transfers"];
        put?: never;
        /** Adds one; answers with it and the whole case. */
        post: operations["add_transfer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/transfers/{child_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Removes one that was recorded by mistake. */
        delete: operations["delete_transfer"];
        options?: never;
        head?: never;
        /** Corrects one; answers with the whole case. */
        patch: operations["patch_transfer"];
        trace?: never;
    };
    "/api/v1/cases/{id}/unmerge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a merger back. */
        post: operations["unmerge_case"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes back a case logged by mistake. */
        post: operations["withdraw_case"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/duty-roster": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The roster between two days. */
        get: operations["read_roster"];
        /** Keeps days of the roster. */
        put: operations["keep_roster"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exports/annual": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The figures of a year as a file. */
        get: operations["annual_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exports/case-table": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The Ministry's case table (调解案件统计表) of a year or a month as an .xlsx file in its customary layout. */
        get: operations["case_table_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exports/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Cases as a file, by the same filters as the list. */
        get: operations["case_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exports/online-entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Online entries as a file, by the same filters as the list. */
        get: operations["entry_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exports/petition-visits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Petition visits as a file, by the same filters as the list. */
        get: operations["visit_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exports/platform-sheet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The cases of a year that are not in the platform yet, in its own order of fields; who took them is written down. */
        get: operations["platform_sheet_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exports/screenings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The year's screening reports as a file, by the same filters as the grid. */
        get: operations["screening_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The figures of a year, each with its rule, its breakdowns and the address of its records. */
        get: operations["figures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/figures/overlap": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How own cases, platform entries, cases with a legal literate and cases from the reception overlap. */
        get: operations["figure_overlap"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/figures/paragraph": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Section (七) of the annual report, each number linked to its definition; as text or `.docx`. */
        get: operations["write_paragraph"];
        put?: never;
        /** Finds every number of a text and says for which figure it stands and whether it is right; the text is not kept. */
        post: operations["check_paragraph"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/figures/seals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The seals of one's town, newest year first, every edition. */
        get: operations["list_seals"];
        put?: never;
        /** Seals a year that is over. The same records sealed again are the same seal (200); others make its next edition (201). */
        post: operations["seal_year"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/figures/seals/{year}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A sealed year: each figure as it was sealed, and as it is counted now. */
        get: operations["read_seal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/figures/seals/{year}/differences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What moved since a year was sealed: each record that counts otherwise now, and the change that caused it. */
        get: operations["seal_differences"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/figures/table": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A count of cases or resolutions by two dimensions, every member of each, zeros too. */
        get: operations["figure_table"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/figures/{code}/records": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The records that a figure counts, in the shape of their own list, each with `counts`: how much it adds. */
        get: operations["figure_records"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/import-synonyms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The words of the town's ledgers that somebody has explained, by field. */
        get: operations["list_synonyms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/import-synonyms/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Forgets what a word means: the next ledger with it asks again. Past imports stay as they are; needs no `If-Match`. */
        delete: operations["forget_synonym"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The imports of the town, newest first. */
        get: operations["list_imports"];
        put?: never;
        /** Uploads a workbook and says what each of its rows would do; nothing is changed. */
        post: operations["create_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the rows of an upload would do, as it was shown last. */
        get: operations["read_import"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/apply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Applies the rows without errors, all of them or none. */
        post: operations["apply_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/errors.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The rows with errors as they were, with the reasons in a column at the end. */
        get: operations["read_errors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far the reading, applying or taking back of one's own import has come; 404 when nothing is being done with it. */
        get: operations["read_progress"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/reading": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Reads a kept upload again with what the clerk says about its columns and words, in the place of what was said before. */
        put: operations["read_anew"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All rows of an upload in the order of the file, page by page. */
        get: operations["list_rows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes an applied import back, all of it or nothing: records it made are removed, records it changed stand as before.
         *     `change_reason` says why, and is needed for a sealed year. 409 `import_edited` with the rows once somebody has edited or used one of them.
         */
        post: operations["undo_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/online-entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Entries, newest first. */
        get: operations["list_entries"];
        put?: never;
        /** Records an entry made in the platform. */
        post: operations["create_entry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/online-entries/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One entry. */
        get: operations["read_entry"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Corrects an entry, withdraws it, or takes a match back. */
        patch: operations["patch_entry"];
        trace?: never;
    };
    "/api/v1/parties/lookup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Looks for a person by ID number or phone, exactly, within one's scope; on the record each time. */
        post: operations["lookup_party"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/parties/{id}/elsewhere": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where else in one's scope a party seems to stand: a suggestion by number or name, never a merger. */
        get: operations["party_elsewhere"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/parties/{id}/reveal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Shows a party's ID number and phone in clear, once, in this answer; audited each time, never kept for a replay. */
        post: operations["reveal_party"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The register, by name. */
        get: operations["list_people"];
        put?: never;
        /** Puts a person on the register. */
        post: operations["create_person"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One person. */
        get: operations["read_person"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Corrects what is known of a person. */
        patch: operations["patch_person"];
        trace?: never;
    };
    "/api/v1/people/{id}/reveal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Shows a person's phone in clear, once, in this answer; audited each time, never kept for a replay. */
        post: operations["reveal_person"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/petition-visits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The visits one reaches, newest first. */
        get: operations["list_visits"];
        put?: never;
        /** Records a visit. */
        post: operations["create_visit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/petition-visits-due": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The clocks of visits that bind the town and run out soon, most urgent first. */
        get: operations["visits_due"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/petition-visits/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One visit. */
        get: operations["read_visit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Corrects what is known of a visit. */
        patch: operations["patch_visit"];
        trace?: never;
    };
    "/api/v1/petition-visits/{id}/clocks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The statutory clocks of a visit that run or have run. */
        get: operations["visit_clocks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/petition-visits/{id}/earlier": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Earlier visits by the same people, by phone or name, that may be about the same matter. */
        get: operations["earlier_visits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/petition-visits/{id}/matter": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says that a visit is about the same matter as an earlier one. */
        post: operations["join_matter"];
        /** Makes a visit a matter of its own again. */
        delete: operations["leave_matter"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/petition-visits/{id}/progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Records how far a visit's matter has come; the clocks follow from it. */
        post: operations["record_progress"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/petition-visits/{id}/reveal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Shows the phones of a visit's visitors in clear, in this answer only. */
        post: operations["reveal_visitors"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/petition-visits/{id}/to-mediation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Turns a visit into a case. */
        post: operations["to_mediation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/petition-visits/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Withdraws a visit recorded by mistake. */
        post: operations["withdraw_visit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reconciliation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the platform and the ledger agree and where not. */
        get: operations["read_reconciliation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reconciliation/matches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirms that an entry is a case's. */
        post: operations["confirm_match"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reconciliation/reasons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Notes why an entry or a case stands in its class of the reconciliation. */
        post: operations["note_reason"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reminders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is due, most urgent first: soon, today, or overdue. */
        get: operations["read_reminders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rooms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The rooms one reaches, in the town's order. */
        get: operations["list_rooms"];
        put?: never;
        /** Opens a room. */
        post: operations["create_room"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rooms/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One room. */
        get: operations["read_room"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Corrects, renames, closes or merges a room. */
        patch: operations["patch_room"];
        trace?: never;
    };
    "/api/v1/screenings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The grid of a year: every room, every half-month. */
        get: operations["read_grid"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/screenings/{room_id}/{half_month}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The report of one room for one half-month. */
        get: operations["read_report"];
        /** Files the report of a room for a half-month, or another version of it. */
        put: operations["file_report"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/screenings/{room_id}/{half_month}/excuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Excuses a room from the report of a half-month. */
        post: operations["excuse_report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/screenings/{room_id}/{half_month}/retract": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes back the version of a report that is in force: by who signed it, on the same day. It stays readable. */
        post: operations["retract_report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in. */
        get: operations["read_session"];
        put?: never;
        /** Signs in and sets the session cookie. */
        post: operations["sign_in"];
        /** Signs out. */
        delete: operations["sign_out"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Changes one's own password. */
        post: operations["change_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All settings but those of the environment, with their values, defaults, meaning and legal basis. */
        get: operations["read_settings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Keeps new values; all of them or none. */
        patch: operations["patch_settings"];
        trace?: never;
    };
    "/api/v1/towns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The towns one reaches. */
        get: operations["list_towns"];
        put?: never;
        /** Adds a town; only accounts that reach all towns may. */
        post: operations["create_town"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/towns/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One town. */
        get: operations["read_town"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Corrects a town. */
        patch: operations["patch_town"];
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description Which program this is and over which database. */
        About: {
            version: string;
            schema_version: string;
            server_time: string;
            /** @description Another value means the database was made anew or restored. */
            epoch: string;
        };
        /** @description Taken on for mediation. */
        Accept: {
            /** Format: date */
            accepted_on: string;
            /** @description Needed to change a record counted in a sealed year. */
            change_reason?: string | null;
        };
        /** @description An account to be added. */
        AccountDraft: {
            id?: components["schemas"]["AccountId"] | null;
            username: string;
            display_name: string;
            role: components["schemas"]["Role"];
            town_id?: components["schemas"]["TownId"] | null;
            room_id?: components["schemas"]["RoomId"] | null;
            person_id?: components["schemas"]["PersonId"] | null;
            /** @description The first password; it must be changed at the first sign-in. */
            password: string;
            /** @description Needed to change a record counted in a sealed year. */
            change_reason?: string | null;
        };
        /** Format: uuid */
        AccountId: string;
        /** @description What to change of an account. */
        AccountPatch: {
            display_name?: string | null;
            role?: components["schemas"]["Role"] | null;
            town_id?: components["schemas"]["TownId"] | null;
            room_id?: components["schemas"]["RoomId"] | null;
            person_id?: components["schemas"]["PersonId"] | null;
            disabled?: boolean | null;
            /** @description A new first password: ends the account's sessions, must be changed at the next sign-in. */
            password?: string | null;
            /** @description Needed to change a record counted in a sealed year. */
            change_reason?: string | null;
        };
        /** @description An account as the administrator sees it. */
        AccountView: {
            id: components["schemas"]["AccountId"];
            /** Format: int32 */
            revision: number;
            username: string;
            display_name: string;
            role: components["schemas"]["Role"];
            town_id?: components["schemas"]["TownId"] | null;
            room_id?: components["schemas"]["RoomId"] | null;
            person_id?: components["schemas"]["PersonId"] | null;
            must_change_password: boolean;
            disabled: boolean;
            created_at: string;
            updated_at: string;
        };
        /** @enum {string} */
        Action: "sign_in" | "sign_in_failed" | "sign_in_unknown" | "sign_out" | "add_account" | "correct_account" | "change_password" | "keep_settings" | "accept" | "decline" | "settle" | "end" | "close" | "archive" | "reopen" | "withdraw" | "restore" | "move" | "merge" | "unmerge" | "log_case" | "correct_case" | "correct_resolution" | "correct_ending" | "add_party" | "correct_party" | "remove_party" | "reveal_party" | "lookup_party" | "add_participant" | "correct_participant" | "remove_participant" | "link_participants" | "add_meeting" | "correct_meeting" | "remove_meeting" | "add_follow_up" | "correct_follow_up" | "remove_follow_up" | "add_transfer" | "correct_transfer" | "remove_transfer" | "sign_agreement" | "note_performance" | "note_confirmation" | "extend" | "add_attachment" | "correct_attachment" | "read_attachment" | "remove_attachment" | "print_paper" | "take_in_merged" | "give_back_merged" | "link_case" | "unlink_case" | "file_report" | "retract_report" | "excuse_report" | "record_visit" | "correct_visit" | "withdraw_visit" | "reveal_visitors" | "turn_visit_to_mediation" | "link_visit" | "note_progress" | "join_matter" | "leave_matter" | "keep_roster" | "record_entry" | "correct_entry" | "match_entry" | "note_reason" | "open_town" | "correct_town" | "begin_obligations" | "open_room" | "correct_room" | "register_person" | "correct_person" | "reveal_person" | "give_role" | "keep_calendar" | "preview_import" | "apply_import" | "undo_import" | "import_case" | "import_visit" | "import_change" | "export_import_errors" | "keep_synonym" | "forget_synonym" | "note_heads" | "seal_year" | "export";
        /** @description A child just added, and the case it belongs to. */
        Added_AttachmentView: {
            id: components["schemas"]["AttachmentId"];
            /** Format: int32 */
            revision: number;
            kind: components["schemas"]["AttachmentKind"];
            paper?: components["schemas"]["Paper"] | null;
            filename: string;
            content_type: string;
            /** Format: int64 */
            size: number;
            sha256: string;
            /** @description The address of the small picture, for photos. */
            thumbnail?: string | null;
            /** @description The address of the content; gone once removed, and none for a proof of identity. */
            content?: string | null;
            /** @description Where a proof of identity is shown to whoever says why. */
            reveal?: string | null;
            uploaded_by: string;
            created_at: string;
            /** @description Why it was removed. */
            removed?: string | null;
        } & {
            case: components["schemas"]["CaseView"];
        };
        /** @description A child just added, and the case it belongs to. */
        Added_FollowUpView: {
            id: components["schemas"]["FollowUpId"];
            /** Format: int32 */
            revision: number;
            /** Format: date */
            visited_on: string;
            method: components["schemas"]["FollowUpMethod"];
            performed?: components["schemas"]["Performance"] | null;
            satisfied?: boolean | null;
            litigated?: boolean | null;
            hidden_risk?: string | null;
            record: string;
            visitor: string;
            created_at: string;
        } & {
            case: components["schemas"]["CaseView"];
        };
        /** @description A child just added, and the case it belongs to. */
        Added_MeetingView: {
            id: components["schemas"]["MeetingId"];
            /** Format: int32 */
            revision: number;
            /** Format: date */
            held_on: string;
            place: string;
            present?: string | null;
            record: string;
            /** Format: date */
            next_on?: string | null;
            recorded_by: string;
            created_at: string;
        } & {
            case: components["schemas"]["CaseView"];
        };
        /** @description A child just added, and the case it belongs to. */
        Added_ParticipantView: {
            id: components["schemas"]["ParticipantId"];
            /** Format: int32 */
            revision: number;
            person_id?: components["schemas"]["PersonId"] | null;
            name: string;
            role: components["schemas"]["ParticipantRole"];
            /** @description Whether this is a person of the register; a name merely typed counts in no figure of registered roles. */
            on_register: boolean;
        } & {
            case: components["schemas"]["CaseView"];
        };
        /** @description A child just added, and the case it belongs to. */
        Added_PartyView: {
            id: components["schemas"]["PartyId"];
            /** Format: int32 */
            revision: number;
            role: components["schemas"]["PartyRole"];
            kind: components["schemas"]["PartyKind"];
            name: string;
            gender?: components["schemas"]["Gender"] | null;
            id_number?: string | null;
            phone?: string | null;
            address?: string | null;
            /** Format: date */
            born_on?: string | null;
            /**
             * Format: int32
             * @description In years on the day the dispute was found, from the day of birth or the ID number.
             */
            age?: number | null;
            /** @description Below 18 years on that day. */
            minor: boolean;
            ethnicity?: string | null;
            occupation?: string | null;
            representative?: string | null;
            /**
             * Format: date
             * @description Since when the party refuses mediation.
             */
            refused_on?: string | null;
        } & {
            case: components["schemas"]["CaseView"];
        };
        /** @description A child just added, and the case it belongs to. */
        Added_TransferView: {
            id: components["schemas"]["TransferId"];
            /** Format: int32 */
            revision: number;
            to: components["schemas"]["TransferTo"];
            body?: string | null;
            /** Format: date */
            sent_on: string;
            reason: string;
            answer?: components["schemas"]["TransferAnswer"] | null;
            /** Format: date */
            answered_on?: string | null;
            answer_note?: string | null;
        } & {
            case: components["schemas"]["CaseView"];
        };
        /** @enum {string} */
        AgreementForm: "oral" | "written";
        /** @description Archived. */
        Archive: {
            /** Format: date */
            on: string;
            /** Format: date */
            keep_until?: string | null;
            /** @description Needed to change a record counted in a sealed year. */
            change_reason?: string | null;
        };
        /** Format: uuid */
        AttachmentId: string;
        /** @enum {string} */
        AttachmentKind: "identity" | "evidence" | "signed_paper" | "performance_proof" | "photo" | "other";
        /** @description What to change of an attachment; its content never changes. */
        AttachmentPatch: {
            kind?: components["schemas"]["AttachmentKind"] | null;
            paper?: components["schemas"]["Paper"] | null;
            filename?: string | null;
            /** @description Needed to change a record counted in a sealed year. */
            change_reason?: string | null;
        };
        /** @description The form as the contract shows it. */
        AttachmentUpload: {
            /**
             * Format: binary
             * @description A photo (JPEG, PNG, WebP, HEIC) or a scan (PDF).
             */
            file: Blob;
            kind: components["schemas"]["AttachmentKind"];
            paper?: components["schemas"]["Paper"] | null;
            id?: components["schemas"]["AttachmentId"] | null;
        };
        /** @description A photo or scan. */
        AttachmentView: {
            id: components["schemas"]["AttachmentId"];
            /** Format: int32 */
            revision: number;
            kind: components["schemas"]["AttachmentKind"];
            paper?: components["schemas"]["Paper"] | null;
            filename: string;
            content_type: string;
            /** Format: int64 */
            size: number;
            sha256: string;
            /** @description The address of the small picture, for photos. */
            thumbnail?: string | null;
            /** @description The address of the content; gone once removed, and none for a proof of identity. */
            content?: string | null;
            /** @description Where a proof of identity is shown to whoever says why. */
            reveal?: string | null;
            uploaded_by: string;
            created_at: string;
            /** @description Why it was removed. */
            removed?: string | null;
        };
        /** @description One row of the log as readers see it. */
        AuditEventView: {
            id: components["schemas"]["AuditId"];
            town_id?: components["schemas"]["TownId"] | null;
            /**
             * Format: int64
             * @description Its place in that chain.
             */
            seq: number;
            at: string;
            account_name: string;
            action: components["schemas"]["Action"];
            subject_kind: components["schemas"]["Subject"];
            subject_id: string;
            room_id?: components["schemas"]["RoomId"] | null;
            changes: unknown;
            reason?: string | null;
            /** @description Why a record of a sealed year was changed. */
            change_reason?: string | null;
            hash: string;
            /** @description Whether the contents are left out, as they are of the town's work for whoever only administers. */
            withheld: boolean;
        };
        /** Format: uuid */
        AuditId: string;
        BTreeMap: {
            [key: string]: {
                [key: string]: string;
            };
        };
        /** @description Why something is taken back. */
        Because: {
            reason: string;
            /** @description Needed to change a record counted in a sealed year. */
            change_reason?: string | null;
        };
        /** @description From when a town owes reports. */
        BeginningView: {
            town_id: components["schemas"]["TownId"];
            town_name: string;
            /**
             * Format: int32
             * @description The town's revision, for changing it.
             */
            revision: number;
            obligations_from: components["schemas"]["HalfMonth"];
        };
        /** @description A day on which working and resting differ from Monday to Friday. */
        CalendarDay: {
            /** Format: date */
            day: string;
            working: boolean;
            name: string;
        };
        /** @description One year's notice. */
        CalendarView: {
            /** Format: int32 */
            year: number;
            /**
             * Format: int64
             * @description Null while the notice of that year has not been entered.
             */
            working_days?: number | null;
            days: components["schemas"]["CalendarDay"][];
        };
        /** @description One year's notice, in place of the one before. */
        CalendarYear: {
            days: components["schemas"]["CalendarDay"][];
            /** @description Needed to change a record counted in a sealed year. */
            change_reason?: string | null;
        };
        /** @description The plain fields of a case, as readers see them. */
        CaseFieldsView: {
            facts: string;
            kind: components["schemas"]["Kind"];
            /** Format: date */
            found_on: string;
            place?: string | null;
            /** Format: int32 */
            people_count?: number | null;
            /** Format: int64 */
            amount_fen?: number | null;
            found_by: components["schemas"]["FoundBy"];
            source: components["schemas"]["Source"];
            difficulty?: components["schemas"]["Difficulty"] | null;
            risk?: components["schemas"]["Risk"] | null;
            longstanding: boolean;
            /** Format: date */
            arose_on?: string | null;
            note?: string | null;
        };
        /** Format: uuid */
        CaseId: string;
        /** @description What to change of a case. */
        CasePatch: {
            facts?: string | null;
            kind?: components["schemas"]["Kind"] | null;
            /** Format: date */
            found_on?: string | null;
            place?: string | null;
            /** Format: int32 */
            people_count?: number | null;
            /** Format: int64 */
            amount_fen?: number | null;
            found_by?: components["schemas"]["FoundBy"] | null;
            source?: components["schemas"]["Source"] | null;
            difficulty?: components["schemas"]["Difficulty"] | null;
            risk?: components["schemas"]["Risk"] | null;
            longstanding?: boolean | null;
            /** Format: date */
            arose_on?: string | null;
            note?: string | null;
            /**
             * Format: date
             * @description Of a case that was accepted.
             */
            accepted_on?: string | null;
            /** @description Needed to change a record counted in a sealed year. */
            change_reason?: string | null;
        };
        /** @description A case. */
        CaseView: components["schemas"]["CaseFieldsView"] & {
            id: components["schemas"]["CaseId"];
            /** Format: int32 */
            revision: number;
            case_no?: string | null;
            room_id: components["schemas"]["RoomId"];
            stage: components["schemas"]["Stage"];
            parties: components["schemas"]["PartyView"][];
            participants: components["schemas"]["ParticipantView"][];
            /** Format: date */
            accepted_on?: string | null;
            /** Format: date */
            due_on?: string | null;
            extension?: components["schemas"]["ExtensionView"] | null;
            /** Format: date */
            keep_until?: string | null;
            resolution?: components["schemas"]["ResolutionView"] | null;
            /** @description Every agreement reached, also before a reopening. */
            resolutions: components["schemas"]["ResolutionView"][];
            end?: components["schemas"]["EndingView"] | null;
            transfers: components["schemas"]["TransferView"][];
            withdrawn?: components["schemas"]["WithdrawnView"] | null;
            merged_into?: components["schemas"]["CaseId"] | null;
            /** @description Cases merged into this one. */
            merged_from: components["schemas"]["CaseId"][];
            petition_visit_id?: components["schemas"]["VisitId"] | null;
            platform_nos: string[];
            /** @description What may come next, for the person asking. */
            allowed_steps: components["schemas"]["Step"][];
            /** @description What may be done with where the record is filed: move, merge, unmerge. */
            allowed_filing: components["schemas"]["Step"][];
            imported: boolean;
            created_at: string;
            updated_at: string;
        };
        /** @enum {string} */
        Cause: "late_entry" | "withdrawn" | "restored" | "merged" | "unmerged" | "moved" | "reopened" | "corrected_date" | "corrected" | "late_step" | "agreement" | "participants" | "parties" | "to_mediation" | "matter" | "matched" | "role" | "room" | "report" | "report_retracted" | "beginning" | "excused" | "roster" | "calendar" | "settings" | "definition" | "fell_due" | "unexplained";
        /** @description The same for a cell of a figure. */
        CellDifference: {
            code: string;
            dimension: string;
            key: string;
            label: string;
            label_en: string;
            sealed: components["schemas"]["Number"];
            live: components["schemas"]["Number"];
        };
        /** @enum {string} */
        Certainty: "chosen" | "exact" | "alike" | "none";
        /** @description One field that changed. */
        ChangedField: {
            field: string;
            label: string;
            label_en: string;
            from?: string | null;
            from_en?: string | null;
            to?: string | null;
            to_en?: string | null;
        };
        /** @description A number found in a text. */
        CheckedNumber: {
            /** @description Where it stands, in UTF-16 code units as a page counts them. */
            start: number;
            end: number;
            text: string;
            verdict: components["schemas"]["Verdict"];
            verdict_label: string;
            verdict_label_en: string;
            /** @description The figure it was taken for. */
            code?: string | null;
            title?: string | null;
            title_en?: string | null;
            unit?: components["schemas"]["Unit"] | null;
            value?: components["schemas"]["Number"] | null;
            records?: string | null;
        };
        /** @description What became of each number of a text. */
        CheckedText: {
            /** Format: int32 */
            year: number;
            as_of: string;
            sealed?: components["schemas"]["SealMark"] | null;
            from_seal: boolean;
            matches: number;
            differs: number;
            unknown: number;
            numbers: components["schemas"]["CheckedNumber"][];
        };
        /** @description One possible meaning of a word; the code of a room or a person is its id. */
        ChoiceView: {
            code: string;
            label: string;
            label_en: string;
        };
        /** @description One class of the reconciliation. */
        Class: {
            count: number;
            items: unknown[];
        };
        /** @enum {string} */
        ClockKind: "notice" | "answer" | "objection" | "finish" | "reexamination_request" | "reexamination" | "review_request" | "review";
        /** @description One statutory clock. */
        ClockView: {
            kind: components["schemas"]["ClockKind"];
            what: string;
            what_en: string;
            /** Format: date */
            from: string;
            /**
             * Format: date
             * @description Null where the working days of a year on the way are not known.
             */
            due_on?: string | null;
            /** Format: date */
            done_on?: string | null;
            /** @description Whether it is the town's own time, and not the petitioner's or another office's. */
            ours: boolean;
            legal_basis: string;
        };
        /** @description Closed. */
        Close: {
            /** Format: date */
            on: string;
            /** @description Needed to change a record counted in a sealed year. */
            change_reason?: string | null;
        };
        /** @description One column of a sheet and what stands in it; `field` is null when it is not used. */
        ColumnView: {
            sheet: string;
            /** @description As the program that shows the workbook names it: A, B, … */
            column: string;
            heading: string;
            field?: components["schemas"]["Field"] | null;
            label?: string | null;
            label_en?: string | null;
            certainty: components["schemas"]["Certainty"];
            /** @description The first values below the heading. */
            samples: string[];
        };
        /** @enum {string} */
        Confirmation: "none" | "applied" | "confirmed" | "refused" | "withdrawn";
        /** @description Judicial confirmation (人民调解法 art. 33): applied for, decided. */
        ConfirmationDraft: {
            /** Format: date */
            applied_on?: string | null;
            court?: string | null;
            /** Format: date */
            decided_on?: string | null;
            result?: components["schemas"]["Confirmation"] | null;
            /** @description Needed to change a record counted in a sealed year. */
            change_reason?: string | null;
        };
        /** @description How many rows have which verdict. */
        Counts: {
            new: number;
            same: number;
            changed: number;
            duplicate: number;
            /** @description Rows that only keep a place, without anything to import. */
            nothing?: number;
            error: number;
        };
        /**
         * @description Who decides about a setting.
         * @enum {string}
         */
        DecidedBy: "environment" | "program" | "town";
        /** @description Not taken on. */
        Decline: {
            /** Format: date */
            on: string;
            ground: components["schemas"]["DeclinedGround"];
            routes_told: boolean;
            /** @description Needed to change a record counted in a sealed year. */
            change_reason?: string | null;
        };
        /** @enum {string} */
        DeclinedGround: "special_organ" | "already_taken" | "refused" | "not_civil" | "other";
        /** @description One difference: a record, the changes that caused it, and what they moved. */
        Difference: {
            /** @description `<kind>:<id of the record>`. */
            id: string;
            record: components["schemas"]["DifferingRecord"];
            cause: components["schemas"]["Cause"];
            cause_label: string;
            cause_label_en: string;
            /** @description What the audit log tells since the seal, oldest first; empty where the record is not open to the reader. */
            changes: components["schemas"]["DifferenceChange"][];
            figures: components["schemas"]["FigureDifference"][];
            cells: components["schemas"]["CellDifference"][];
        };
        /** @description One change since the seal. */
        DifferenceChange: {
            at: string;
            by: string;
            action: string;
            cause: components["schemas"]["Cause"];
            label: string;
            label_en: string;
            /** @description Why the record of a sealed year was changed. */
            change_reason?: string | null;
            /** @description The reason that the command itself asks for. */
            reason?: string | null;
            fields: components["schemas"]["FieldDifference"][];
        };
        /** @description What moved since a year was sealed. */
        Differences: components["schemas"]["SealView"] & {
            as_of: string;
            /** @description Figures that come to something else now. */
            figures: components["schemas"]["SealedFigure"][];
            /** @description Figures defined otherwise now. */
            definitions: components["schemas"]["RedefinedFigure"][];
            items: components["schemas"]["Difference"][];
            next?: string | null;
            /** Format: int64 */
            total?: number | null;
        };
        /** @description The record behind a difference. */
        DifferingRecord: {
            kind: components["schemas"]["SubjectKind"];
            id: string;
            /** @description Its number, or its day and room. */
            label: string;
            /** Format: date */
            day?: string | null;
            room_id?: components["schemas"]["RoomId"] | null;
            room?: string | null;
            address?: string | null;
            /** @description True where the reader may not see what was changed. */
            restricted: boolean;
        };
        /** @enum {string} */
        Difficulty: "simple" | "ordinary" | "difficult" | "major";
        /** @enum {string} */
        Dimension: "room" | "room_now" | "town" | "month" | "half_month" | "kind" | "kind15" | "source" | "found_by" | "level" | "form" | "difficulty" | "risk" | "class" | "occurrence" | "handling" | "visit_form" | "timeliness" | "content" | "report_state" | "gender" | "room_kind" | "in_platform" | "with_literate" | "of_own" | "from_reception";
        /** @description One line of the dossier's checklist. */
        DossierLine: {
            paper: components["schemas"]["Paper"];
            title: string;
            title_en: string;
            need: components["schemas"]["PaperNeed"];
            state: components["schemas"]["PaperState"];
            why: string;
            why_en: string;
            /** @description The address of the paper as the program writes it. */
            docx?: string | null;
            /** @description Signed copies and other scans of it. */
            attachments: components["schemas"]["AttachmentView"][];
        };
        /** @description The dossier of a case. */
        DossierView: {
            /** @description Nothing required is missing. */
            complete: boolean;
            items: components["schemas"]["DossierLine"][];
        };
        /** @enum {string} */
        DueKind: "mediation" | "meeting" | "performance" | "confirmation" | "follow_up" | "transfer";
        /** @description One day of the roster as readers see it. */
        DutyDayView: {
            /** Format: date */
            day: string;
            planned_leader: string;
            actual_leader?: string | null;
            swap_reason?: string | null;
            nobody_came: boolean;
            signed_by?: string | null;
        };
        /** @enum {string} */
        Edition: "t18" | "t15";
        /** @description A case in which a party seems to stand too. */
        ElsewhereView: {
            same_by: components["schemas"]["SameBy"];
            party_id: components["schemas"]["PartyId"];
            role: components["schemas"]["PartyRole"];
            case: components["schemas"]["CaseView"];
        };
        /** @description Ended without agreement. */
        End: {
            /** Format: date */
            ended_on: string;
            ground: components["schemas"]["EndedGround"];
            routes_told: boolean;
            /** @description Needed to change a record counted in a sealed year. */
            change_reason?: string | null;
        };
        /** @enum {string} */
        EndedGround: "refused" | "no_agreement" | "impossible" | "expired" | "other";
        /** Format: uuid */
        EndingId: string;
        /** @description What to correct of an ending, or of a refusal to accept; the ground is a code word of its own list. */
        EndingPatch: {
            /** Format: date */
            ended_on?: string | null;
            ground?: string | null;
            routes_told?: boolean | null;
            /** @description Needed to change a record counted in a sealed year. */
            change_reason?: string | null;
        };
        /** @description Declined, or ended without agreement. */
        EndingView: {
            id: components["schemas"]["EndingId"];
            step: components["schemas"]["Step"];
            /** Format: date */
            ended_on: string;
            ground: string;
            routes_told: boolean;
        };
        /** Format: uuid */
        EntryId: string;
        /** @description What to change of an entry. */
        EntryPatch: {
            /** Format: date */
            entered_on?: string | null;
            entered_by?: string | null;
            room_id?: components["schemas"]["RoomId"] | null;
            kind?: components["schemas"]["Kind"] | null;
            applicant?: string | null;
            respondent?: string | null;
            /** Format: date */
            accepted_on?: string | null;
            result?: string | null;
            form?: components["schemas"]["AgreementForm"] | null;
            state?: components["schemas"]["EntryState"] | null;
            case_id?: components["schemas"]["CaseId"] | null;
            /** @description Needed to change a record counted in a sealed year. */
            change_reason?: string | null;
        };
        /** @enum {string} */
        EntryState: "entered" | "withdrawn";
        /** @description An entry as readers see it. */
        EntryView: {
            id: components["schemas"]["EntryId"];
            /** Format: int32 */
            revision: number;
            platform_no: string;
            platform: string;
            /** Format: date */
            entered_on: string;
            entered_by?: string | null;
            committee?: string | null;
            room_id?: components["schemas"]["RoomId"] | null;
            kind?: components["schemas"]["Kind"] | null;
            applicant?: string | null;
            respondent?: string | null;
            /** Format: date */
            accepted_on?: string | null;
            result?: string | null;
            form?: components["schemas"]["AgreementForm"] | null;
            state: components["schemas"]["EntryState"];
            case_id?: components["schemas"]["CaseId"] | null;
            matched_by?: components["schemas"]["MatchedBy"] | null;
            created_at: string;
            updated_at: string;
        };
        /** @description More time, agreed by all parties. */
        Extension: {
            /** Format: date */
            agreed_on: string;
            /** Format: date */
            until_on: string;
            agreed_by_all: boolean;
            /** @description Needed to change a record counted in a sealed year. */
            change_reason?: string | null;
        };
        /** @description More time, agreed by all parties. */
        ExtensionView: {
            /** Format: date */
            agreed_on: string;
            /** Format: date */
            until_on: string;
        };
        /** @enum {string} */
        Field: "serial" | "room" | "found_on" | "place" | "applicants" | "respondents" | "phone" | "id_number" | "kind" | "facts" | "people_count" | "amount" | "origin" | "risk" | "longstanding" | "leader" | "mediator" | "legal_literates" | "accepted_on" | "settled_on" | "form" | "standing" | "level" | "entered" | "platform_no" | "follow_up" | "remark" | "received_on" | "visit_form" | "visitors" | "address" | "persons_present" | "subject" | "class" | "occurrence" | "handling" | "finish_by" | "finished_on" | "result" | "entered_on" | "committee" | "entered_by" | "state" | "name" | "gender" | "title" | "from" | "to" | "certificate_no" | "half_month" | "filed_at" | "signer" | "declared" | "zero";
        /** @description One field that was changed: days, code words, numbers. */
        FieldDifference: {
            field: string;
            label: string;
            label_en: string;
            from?: string | null;
            to?: string | null;
        };
        /** @description A field a column may hold. */
        FieldView: {
            field: components["schemas"]["Field"];
            required: boolean;
        };
        /** @description One cell of a breakdown. */
        FigureCell: components["schemas"]["Member"] & {
            value: components["schemas"]["Number"];
        };
        /** @description What the record added to a figure when it was sealed, and what it adds now. */
        FigureDifference: {
            code: string;
            title: string;
            title_en: string;
            unit: components["schemas"]["Unit"];
            sealed: components["schemas"]["Number"];
            live: components["schemas"]["Number"];
            delta: components["schemas"]["Number"];
        };
        /** @enum {string} */
        FigureGroup: "screening" | "disputes" | "levels" | "literates" | "reception" | "online" | "linked" | "concerned";
        /** @description One figure by two dimensions, every member of each, zeros and `unknown` too. */
        FigureTable: {
            /** Format: int32 */
            year: number;
            as_of: string;
            measure: string;
            title: string;
            title_en: string;
            unit: components["schemas"]["Unit"];
            rows: components["schemas"]["Member"][];
            columns: components["schemas"]["Member"][];
            cells: number[][];
            row_totals: number[];
            column_totals: number[];
            /** Format: int64 */
            total: number;
        };
        /** @description One figure as it stands in an answer. */
        FigureView: {
            code: string;
            /** @description The heading it stands under. */
            group: components["schemas"]["FigureGroup"];
            record?: components["schemas"]["RecordKind"] | null;
            title: string;
            title_en: string;
            unit: components["schemas"]["Unit"];
            unit_en: string;
            value?: components["schemas"]["Number"] | null;
            sealed_value?: components["schemas"]["Number"] | null;
            /**
             * Format: int32
             * @description The edition of the definition: another number means that something else is counted.
             */
            edition: number;
            rule: string;
            rule_en: string;
            /** Format: int64 */
            numerator?: number | null;
            /** Format: int64 */
            denominator?: number | null;
            note?: string | null;
            note_en?: string | null;
            /** @description By dimension: every cell, zeros too; each sums to the value. */
            breakdown?: {
                [key: string]: components["schemas"]["FigureCell"][];
            };
            /** @description The address of the records counted. */
            records: string;
        };
        /** Format: uuid */
        FollowUpId: string;
        /** @enum {string} */
        FollowUpMethod: "visit" | "phone" | "meeting" | "other";
        /** @description What to change of a follow-up visit. */
        FollowUpPatch: {
            /** Format: date */
            visited_on?: string | null;
            method?: components["schemas"]["FollowUpMethod"] | null;
            performed?: components["schemas"]["Performance"] | null;
            satisfied?: boolean | null;
            litigated?: boolean | null;
            hidden_risk?: string | null;
            record?: string | null;
            visitor?: string | null;
            /** @description Needed to change a record counted in a sealed year. */
            change_reason?: string | null;
        };
        /** @description A visit after the agreement. */
        FollowUpView: {
            id: components["schemas"]["FollowUpId"];
            /** Format: int32 */
            revision: number;
            /** Format: date */
            visited_on: string;
            method: components["schemas"]["FollowUpMethod"];
            performed?: components["schemas"]["Performance"] | null;
            satisfied?: boolean | null;
            litigated?: boolean | null;
            hidden_risk?: string | null;
            record: string;
            visitor: string;
            created_at: string;
        };
        /** @enum {string} */
        FoundBy: "screening" | "reception" | "grid" | "superior" | "hotline" | "walk_in" | "platform" | "other";
        /** @description A case found in a half-month, for the mediator to confirm. */
        FoundView: {
            id: components["schemas"]["CaseId"];
            /** Format: date */
            found_on: string;
            kind: components["schemas"]["Kind"];
            applicant?: string | null;
            respondent?: string | null;
        };
        /** @description All of a visit. */
        FullVisit: components["schemas"]["VisitFieldsView"] & {
            id: components["schemas"]["VisitId"];
            /** Format: int32 */
            revision: number;
            leader: string;
            leader_person_id?: components["schemas"]["PersonId"] | null;
            recorded_by: components["schemas"]["AccountId"];
            place: string;
            room_id?: components["schemas"]["RoomId"] | null;
            visitors: components["schemas"]["VisitorView"][];
            /** Format: date */
            notify_by?: string | null;
            /** Format: date */
            finish_by?: string | null;
            case_id?: components["schemas"]["CaseId"] | null;
            /** @description Why it was withdrawn; it then counts nowhere. */
            withdrawn?: string | null;
            /** @description The first visit about the same matter; its own id when it stands alone. */
            matter_id: components["schemas"]["VisitId"];
            progress: components["schemas"]["ProgressView"];
            /** @enum {boolean} */
            restricted: false;
            created_at: string;
            updated_at: string;
        };
        /** @enum {string} */
        Gender: "male" | "female";
        /** @description The year's reports of all rooms. */
        GridView: {
            /** Format: int32 */
            year: number;
            /** @description From when each town of the grid owes reports. */
            beginnings: components["schemas"]["BeginningView"][];
            periods: components["schemas"]["PeriodView"][];
            rooms: components["schemas"]["RoomLine"][];
            totals: components["schemas"]["Totals"];
        };
        /** @example 2023-05-H1 */
        HalfMonth: string;
        /** @enum {string} */
        Handling: "answered" | "forwarded" | "assigned" | "to_mediation" | "accepted";
        /** @description One thing that happened to a case. */
        Happening: {
            at: string;
            /**
             * Format: date
             * @description The day it happened on, where it is a step.
             */
            on?: string | null;
            action: string;
            step?: components["schemas"]["Step"] | null;
            what: string;
            what_en: string;
            who: string;
            /** @description Why, in the person's words. */
            detail?: string | null;
            /** @description Why a record of a sealed year was changed. */
            change_reason?: string | null;
            changes: components["schemas"]["ChangedField"][];
        };
        /** Format: uuid */
        ImportId: string;
        /** @enum {string} */
        ImportKind: "cases" | "petition_visits" | "online_entries" | "people" | "screenings";
        /** @description From when a town would owe screening reports, and what that comes to. */
        ImportObligations: {
            from: components["schemas"]["HalfMonth"];
            /** @description Owed and filed in the years of the file. */
            expected: number;
            filed: number;
            /** @description Owed in the years after those, and not filed. */
            missing_since: number;
            detail: string;
            detail_en: string;
        };
        /** @description A workbook as it was understood. */
        ImportPreview: {
            id: components["schemas"]["ImportId"];
            kind: components["schemas"]["ImportKind"];
            file_name: string;
            /**
             * Format: int32
             * @description The year meant by dates that leave it out.
             */
            year?: number | null;
            sheets: components["schemas"]["SheetView"][];
            columns: components["schemas"]["ColumnView"][];
            /** @description The fields a column of this kind of ledger may hold. */
            fields: components["schemas"]["FieldView"][];
            /** @description Words of coded lists, and names of rooms, that nobody has explained: their rows have errors or lack the value. */
            unknown_values: components["schemas"]["UnknownView"][];
            counts: components["schemas"]["Counts"];
            obligations?: components["schemas"]["ImportObligations"] | null;
            /** @description How many rows applying would carry out: the new ones, and of the changed ones those whose record nobody has edited. */
            to_apply: number;
            /** @description The rows of the file in its order; of more than 2,000 those with something to say go before the others. */
            rows: components["schemas"]["RowView"][];
            /** @description How many rows are not in `rows`. */
            rows_left_out: number;
            /** @description When it was applied; null until then. */
            applied_at?: string | null;
            /** @description When it was taken back; null until then. */
            undone_at?: string | null;
        };
        /** @description How far the work with an upload has come. */
        ImportProgress: {
            stage: components["schemas"]["ImportStage"];
            label: string;
            label_en: string;
            /** @description Rows. */
            done: number;
            /** @description Rows; 0 while it is not known yet. */
            total: number;
        };
        /** @description What the clerk says about an upload. */
        ImportReading: {
            /** @description Headings, or `sheet!C`, to fields; an empty field says that the column is not used. */
            mapping?: {
                [key: string]: string;
            };
            /** @description Fields to words to codes. */
            values?: components["schemas"]["BTreeMap"];
            /**
             * Format: int32
             * @description The year meant by dates that leave it out.
             */
            year?: number | null;
            /** @description Needed to change a record counted in a sealed year. */
            change_reason?: string | null;
        };
        /** @enum {string} */
        ImportStage: "waiting" | "reading" | "checking" | "applying" | "undoing";
        /** @description The form as the contract shows it. */
        ImportUpload: {
            /**
             * Format: binary
             * @description A table: .xlsx, .xls, .ods, or text in UTF-8, UTF-16 or GBK with commas, semicolons or tabs (.csv).
             */
            file: Blob;
            kind: components["schemas"]["ImportKind"];
            /**
             * Format: int32
             * @description The year meant by dates that leave it out.
             */
            year?: number | null;
            /**
             * @description A JSON object from headings to fields, for headings we do not know; one column of one sheet is `sheet!C`, and an
             *     empty field says that the column is not used.
             */
            mapping?: string | null;
            /** @description A JSON object `{field: {word: code}}` for words of coded lists we do not know; of `room` the code is a room's id. */
            values?: string | null;
            id?: components["schemas"]["ImportId"] | null;
            town_id?: components["schemas"]["TownId"] | null;
        };
        /** @description An import that was previewed in the last day, or applied. */
        ImportView: {
            id: components["schemas"]["ImportId"];
            kind: components["schemas"]["ImportKind"];
            file_name: string;
            /** Format: int32 */
            year?: number | null;
            /** @description Who uploaded it. */
            account_name: string;
            created_at: string;
            counts: components["schemas"]["Counts"];
            applied_at?: string | null;
            undone_at?: string | null;
            /** @description Who took it back. */
            undone_by?: string | null;
            /** @description Whether it may be asked to be taken back; refused (409) once somebody has edited one of its records. */
            may_be_undone: boolean;
        };
        /** @description One part in which an agreement is to be performed. */
        InstalmentView: {
            /** Format: date */
            due_on: string;
            /** Format: int64 */
            amount_fen: number;
        };
        /** @description One field of the platform's form. */
        KeyField: {
            /** @description The element's code in the standard. */
            element: string;
            label: string;
            /** @description As it is to be keyed in; empty where it is not on record. */
            value: string;
        };
        /** @description A case to be keyed in. */
        KeyRow: {
            case_id: components["schemas"]["CaseId"];
            fields: components["schemas"]["KeyField"][];
        };
        /** @enum {string} */
        Kind: "marriage_family" | "neighbour" | "homestead" | "contract" | "business" | "damages" | "forest_land" | "expropriation" | "environment" | "migrant_wages" | "other_labour" | "tourism" | "e_commerce" | "other_consumer" | "medical" | "traffic" | "property_management" | "other";
        /** @enum {string} */
        Level: "village" | "town" | "county_or_above" | "court_or_arbitration" | "other_body";
        /** @enum {string} */
        LinkRelation: "related" | "different";
        /** @description Whom to look for: exactly one of the two. */
        Lookup: {
            id_number?: string | null;
            phone?: string | null;
            /** @description Needed to change a record counted in a sealed year. */
            change_reason?: string | null;
        };
        /** @description The days of the marks under a written agreement (人民调解法 art. 29). */
        Marks: {
            /** Format: date */
            parties_on?: string | null;
            /** Format: date */
            mediator_on?: string | null;
            /** Format: date */
            seal_on?: string | null;
            /** @description Needed to change a record counted in a sealed year. */
            change_reason?: string | null;
        };
        /** @description The days of the marks under a written agreement. */
        MarksView: {
            /** Format: date */
            parties_on?: string | null;
            /** Format: date */
            mediator_on?: string | null;
            /** Format: date */
            seal_on?: string | null;
        };
        /** @enum {string} */
        MatchedBy: "number" | "person";
        /** Format: uuid */
        MeetingId: string;
        /** @description What to change of a meeting. */
        MeetingPatch: {
            /** Format: date */
            held_on?: string | null;
            place?: string | null;
            present?: string | null;
            record?: string | null;
            /** Format: date */
            next_on?: string | null;
            /** @description Needed to change a record counted in a sealed year. */
            change_reason?: string | null;
        };
        /** @description A meeting with the parties. */
        MeetingView: {
            id: components["schemas"]["MeetingId"];
            /** Format: int32 */
            revision: number;
            /** Format: date */
            held_on: string;
            place: string;
            present?: string | null;
            record: string;
            /** Format: date */
            next_on?: string | null;
            recorded_by: string;
            created_at: string;
        };
        /** @description One cell of a breakdown. */
        Member: {
            /** @description The room's or town's id, `2023-01`, `2023-01-H1`, `earlier` for what lies before the year, the code word, or `unknown`. */
            key: string;
            label: string;
            label_en: string;
        };
        /** @description Merged into the case it is the same dispute as. */
        Merge: {
            into: components["schemas"]["CaseId"];
            reason: string;
            /** @description Needed to change a record counted in a sealed year. */
            change_reason?: string | null;
        };
        /** @description Something a person should know about a row. */
        MessageView: {
            /** @description The heading of the column; empty for the row as a whole. */
            column: string;
            weight: components["schemas"]["Weight"];
            code: string;
            detail: string;
            detail_en: string;
            /** @description What is on record, where the file says something else. */
            before?: string | null;
            /** @description What the file says. */
            after?: string | null;
        };
        /** @description Moved to the room where it belongs. */
        Move: {
            room_id: components["schemas"]["RoomId"];
            /** Format: date */
            on: string;
            reason: string;
            /** @description Needed to change a record counted in a sealed year. */
            change_reason?: string | null;
        };
        /** @description A dispute to be logged; only the day, the kind, the facts and one party's name are needed. */
        NewCase: {
            facts: string;
            kind: components["schemas"]["Kind"];
            /** Format: date */
            found_on: string;
            place?: string | null;
            /** Format: int32 */
            people_count?: number | null;
            /** Format: int64 */
            amount_fen?: number | null;
            found_by?: components["schemas"]["FoundBy"] | null;
            source?: components["schemas"]["Source"] | null;
            difficulty?: components["schemas"]["Difficulty"] | null;
            risk?: components["schemas"]["Risk"] | null;
            longstanding?: boolean | null;
            /** Format: date */
            arose_on?: string | null;
            note?: string | null;
            id?: components["schemas"]["CaseId"] | null;
            room_id?: components["schemas"]["RoomId"] | null;
            parties: components["schemas"]["NewParty"][];
            participants?: components["schemas"]["NewParticipant"][];
            /** @description Needed to change a record counted in a sealed year. */
            change_reason?: string | null;
        };
        /** @description One day of the roster. */
        NewDutyDay: {
            /** Format: date */
            day: string;
            planned_leader: string;
            actual_leader?: string | null;
            swap_reason?: string | null;
            /** @description Signed by the account that says so. */
            nobody_came?: boolean | null;
        };
        /** @description An entry to be recorded. */
        NewEntry: {
            id?: components["schemas"]["EntryId"] | null;
            town_id?: components["schemas"]["TownId"] | null;
            platform_no: string;
            platform?: string | null;
            /** Format: date */
            entered_on: string;
            entered_by?: string | null;
            room_id?: components["schemas"]["RoomId"] | null;
            kind?: components["schemas"]["Kind"] | null;
            applicant?: string | null;
            respondent?: string | null;
            /** Format: date */
            accepted_on?: string | null;
            result?: string | null;
            form?: components["schemas"]["AgreementForm"] | null;
            state?: components["schemas"]["EntryState"] | null;
            /** @description Needed to change a record counted in a sealed year. */
            change_reason?: string | null;
        };
        /** @description Why a room need not report. */
        NewExcuse: {
            reason: string;
            /** @description Needed to change a record counted in a sealed year. */
            change_reason?: string | null;
        };
        /** @description A visit after the agreement. */
        NewFollowUp: {
            id?: components["schemas"]["FollowUpId"] | null;
            /** Format: date */
            visited_on: string;
            method: components["schemas"]["FollowUpMethod"];
            performed?: components["schemas"]["Performance"] | null;
            satisfied?: boolean | null;
            litigated?: boolean | null;
            hidden_risk?: string | null;
            record: string;
            /** @description The signed-in person when left out. */
            visitor?: string | null;
            /** @description Needed to change a record counted in a sealed year. */
            change_reason?: string | null;
        };
        /** @description One part in which an agreement is to be performed. */
        NewInstalment: {
            /** Format: date */
            due_on: string;
            /** Format: int64 */
            amount_fen: number;
        };
        /** @description A decision about a case that looks like this one. */
        NewLink: {
            case_id: components["schemas"]["CaseId"];
            relation: components["schemas"]["LinkRelation"];
            /** @description Needed to change a record counted in a sealed year. */
            change_reason?: string | null;
        };
        /** @description A pair that a person confirms. */
        NewMatch: {
            entry_id: components["schemas"]["EntryId"];
            case_id: components["schemas"]["CaseId"];
            /** @description Needed to change a record counted in a sealed year. */
            change_reason?: string | null;
        };
        /** @description A meeting with the parties. */
        NewMeeting: {
            id?: components["schemas"]["MeetingId"] | null;
            /** Format: date */
            held_on: string;
            place: string;
            /** @description Who was there besides the parties and participants on record. */
            present?: string | null;
            record: string;
            /** Format: date */
            next_on?: string | null;
            /** @description Needed to change a record counted in a sealed year. */
            change_reason?: string | null;
        };
        /** @description Somebody who took part. */
        NewParticipant: {
            id?: components["schemas"]["ParticipantId"] | null;
            person_id?: components["schemas"]["PersonId"] | null;
            /** @description The register's name when left out. */
            name?: string | null;
            role: components["schemas"]["ParticipantRole"];
            /** @description Needed to change a record counted in a sealed year. */
            change_reason?: string | null;
        };
        /** @description A party. */
        NewParty: {
            id?: components["schemas"]["PartyId"] | null;
            role?: components["schemas"]["PartyRole"] | null;
            kind?: components["schemas"]["PartyKind"] | null;
            name: string;
            gender?: components["schemas"]["Gender"] | null;
            id_number?: string | null;
            phone?: string | null;
            address?: string | null;
            /**
             * Format: date
             * @description Follows from the ID number where there is one.
             */
            born_on?: string | null;
            ethnicity?: string | null;
            occupation?: string | null;
            /** @description Who stands for an organisation, or acts for a person. */
            representative?: string | null;
            /** @description Needed to change a record counted in a sealed year. */
            change_reason?: string | null;
        };
        /** @description Somebody to be put on the register. */
        NewPerson: {
            id?: components["schemas"]["PersonId"] | null;
            town_id?: components["schemas"]["TownId"] | null;
            name: string;
            gender?: components["schemas"]["Gender"] | null;
            position_title?: string | null;
            phone?: string | null;
            room_id?: components["schemas"]["RoomId"] | null;
            roles?: components["schemas"]["NewRole"][];
            /** @description Needed to change a record counted in a sealed year. */
            change_reason?: string | null;
        };
        /** @description Why an entry or a case stands in its class, in a person's words; an empty reason takes it back. */
        NewReason: {
            entry_id?: components["schemas"]["EntryId"] | null;
            case_id?: components["schemas"]["CaseId"] | null;
            reason: string;
            /** @description Needed to change a record counted in a sealed year. */
            change_reason?: string | null;
        };
        /** @description A report to be filed. */
        NewReport: {
            /** @description True: nothing was found in the half-month. */
            zero: boolean;
            /** @description Exactly the cases found in the half-month; may be left out of a zero report. */
            case_ids?: components["schemas"]["CaseId"][] | null;
            statement?: string | null;
            /**
             * Format: date-time
             * @description What the phone's own clock said; kept beside ours.
             */
            device_time?: string | null;
            /** @description Needed to change a record counted in a sealed year. */
            change_reason?: string | null;
        };
        /** @description One dated role as it stands on the wire. */
        NewRole: {
            id?: components["schemas"]["RoleId"] | null;
            role: components["schemas"]["PersonRole"];
            /** Format: date */
            from: string;
            /**
             * Format: date
             * @description The first day on which the role is no longer held.
             */
            to?: string | null;
            certificate_no?: string | null;
        };
        /** @description A room to be opened. */
        NewRoom: {
            id?: components["schemas"]["RoomId"] | null;
            town_id?: components["schemas"]["TownId"] | null;
            name: string;
            short_name?: string | null;
            aliases?: string[];
            kind: components["schemas"]["RoomKind"];
            code?: string | null;
            /** Format: date */
            opened_on: string;
            /** Format: date */
            closed_on?: string | null;
            /** @description Needed to change a record counted in a sealed year. */
            change_reason?: string | null;
        };
        /** @description Days of the roster; each takes the place of what was kept for that day. */
        NewRoster: {
            days: components["schemas"]["NewDutyDay"][];
            /** @description Needed to change a record counted in a sealed year. */
            change_reason?: string | null;
        };
        /** @description Which year to seal. */
        NewSeal: {
            /** Format: int32 */
            year: number;
            town_id?: components["schemas"]["TownId"] | null;
            /** @description Needed to change a record counted in a sealed year. */
            change_reason?: string | null;
        };
        /** @description A town to be added. */
        NewTown: {
            id?: components["schemas"]["TownId"] | null;
            name: string;
            county?: string | null;
            code?: string | null;
            obligations_from?: components["schemas"]["HalfMonth"] | null;
            /** @description Needed to change a record counted in a sealed year. */
            change_reason?: string | null;
        };
        /** @description Handing a case over to another body. */
        NewTransfer: {
            id?: components["schemas"]["TransferId"] | null;
            to: components["schemas"]["TransferTo"];
            body?: string | null;
            /** Format: date */
            sent_on: string;
            reason: string;
            answer?: components["schemas"]["TransferAnswer"] | null;
            /** Format: date */
            answered_on?: string | null;
            answer_note?: string | null;
            /** @description Needed to change a record counted in a sealed year. */
            change_reason?: string | null;
        };
        /** @description A visit to be recorded. */
        NewVisit: {
            /** Format: date */
            received_on: string;
            leader_title?: string | null;
            form?: components["schemas"]["VisitForm"] | null;
            /**
             * Format: int32
             * @description How many came; never guessed.
             */
            persons_present: number;
            /** Format: int32 */
            persons_represented?: number | null;
            subject: string;
            summary?: string | null;
            class: components["schemas"]["VisitClass"];
            occurrence?: components["schemas"]["Occurrence"] | null;
            handling?: components["schemas"]["Handling"] | null;
            assigned_to?: string | null;
            /** Format: date */
            finished_on?: string | null;
            result?: string | null;
            id?: components["schemas"]["VisitId"] | null;
            town_id?: components["schemas"]["TownId"] | null;
            /** @description The register's name, or the acting leader's own, when left out. */
            leader?: string | null;
            leader_person_id?: components["schemas"]["PersonId"] | null;
            place?: string | null;
            room_id?: components["schemas"]["RoomId"] | null;
            visitors: components["schemas"]["NewVisitor"][];
            /** @description Needed to change a record counted in a sealed year. */
            change_reason?: string | null;
        };
        /** @description Somebody who came. */
        NewVisitor: {
            id?: components["schemas"]["VisitorId"] | null;
            name: string;
            phone?: string | null;
            address?: string | null;
        };
        Number: number;
        /** @enum {string} */
        Occurrence: "first" | "repeat";
        /** @description How the totals of a year overlap. */
        Overlap: {
            /** Format: int32 */
            year: number;
            as_of: string;
            /**
             * Format: int64
             * @description Disputes resolved, 件.
             */
            own: number;
            own_records: string;
            /**
             * Format: int64
             * @description Entries of the platform, 件.
             */
            entries: number;
            entries_records: string;
            /**
             * Format: int64
             * @description Entries whose case, matched or suggested, is one of the disputes resolved.
             */
            entries_of_own: number;
            entries_of_own_records: string;
            /**
             * Format: int64
             * @description Entries of a case that has another entry of the year too.
             */
            entries_doubled: number;
            /**
             * Format: int64
             * @description Entries of no dispute resolved in the year.
             */
            entries_elsewhere: number;
            entries_elsewhere_records: string;
            /** Format: int64 */
            with_literate: number;
            with_literate_records: string;
            /** Format: int64 */
            from_reception: number;
            from_reception_records: string;
            /**
             * Format: int64
             * @description Different matters in all: own cases and the entries that are none of them, so two lists: `own_records` and
             *     `entries_elsewhere_records`.
             */
            union: number;
            /** @description Every combination, zeros too; their sum is `own`. */
            cells: components["schemas"]["OverlapCell"][];
        };
        /** @description The disputes resolved that are in just these totals. */
        OverlapCell: {
            in_platform: boolean;
            with_literate: boolean;
            /** @description The same, with the cases apart in which only a name was written down. */
            literate: components["schemas"]["WithLiterate"];
            from_reception: boolean;
            /**
             * Format: int64
             * @description 件.
             */
            cases: number;
            /** @description The address of the records counted. */
            records: string;
        };
        /** @description One page of a list. */
        Page_AccountView: {
            items: {
                id: components["schemas"]["AccountId"];
                /** Format: int32 */
                revision: number;
                username: string;
                display_name: string;
                role: components["schemas"]["Role"];
                town_id?: components["schemas"]["TownId"] | null;
                room_id?: components["schemas"]["RoomId"] | null;
                person_id?: components["schemas"]["PersonId"] | null;
                must_change_password: boolean;
                disabled: boolean;
                created_at: string;
                updated_at: string;
            }[];
            /** @description Where the next page starts; null on the last one. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many there are in all, when `include=total` asked for it.
             */
            total?: number | null;
        };
        /** @description One page of a list. */
        Page_AttachmentView: {
            items: {
                id: components["schemas"]["AttachmentId"];
                /** Format: int32 */
                revision: number;
                kind: components["schemas"]["AttachmentKind"];
                paper?: components["schemas"]["Paper"] | null;
                filename: string;
                content_type: string;
                /** Format: int64 */
                size: number;
                sha256: string;
                /** @description The address of the small picture, for photos. */
                thumbnail?: string | null;
                /** @description The address of the content; gone once removed, and none for a proof of identity. */
                content?: string | null;
                /** @description Where a proof of identity is shown to whoever says why. */
                reveal?: string | null;
                uploaded_by: string;
                created_at: string;
                /** @description Why it was removed. */
                removed?: string | null;
            }[];
            /** @description Where the next page starts; null on the last one. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many there are in all, when `include=total` asked for it.
             */
            total?: number | null;
        };
        /** @description One page of a list. */
        Page_AuditEventView: {
            items: {
                id: components["schemas"]["AuditId"];
                town_id?: components["schemas"]["TownId"] | null;
                /**
                 * Format: int64
                 * @description Its place in that chain.
                 */
                seq: number;
                at: string;
                account_name: string;
                action: components["schemas"]["Action"];
                subject_kind: components["schemas"]["Subject"];
                subject_id: string;
                room_id?: components["schemas"]["RoomId"] | null;
                changes: unknown;
                reason?: string | null;
                /** @description Why a record of a sealed year was changed. */
                change_reason?: string | null;
                hash: string;
                /** @description Whether the contents are left out, as they are of the town's work for whoever only administers. */
                withheld: boolean;
            }[];
            /** @description Where the next page starts; null on the last one. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many there are in all, when `include=total` asked for it.
             */
            total?: number | null;
        };
        /** @description One page of a list. */
        Page_CaseView: {
            items: (components["schemas"]["CaseFieldsView"] & {
                id: components["schemas"]["CaseId"];
                /** Format: int32 */
                revision: number;
                case_no?: string | null;
                room_id: components["schemas"]["RoomId"];
                stage: components["schemas"]["Stage"];
                parties: components["schemas"]["PartyView"][];
                participants: components["schemas"]["ParticipantView"][];
                /** Format: date */
                accepted_on?: string | null;
                /** Format: date */
                due_on?: string | null;
                extension?: components["schemas"]["ExtensionView"] | null;
                /** Format: date */
                keep_until?: string | null;
                resolution?: components["schemas"]["ResolutionView"] | null;
                /** @description Every agreement reached, also before a reopening. */
                resolutions: components["schemas"]["ResolutionView"][];
                end?: components["schemas"]["EndingView"] | null;
                transfers: components["schemas"]["TransferView"][];
                withdrawn?: components["schemas"]["WithdrawnView"] | null;
                merged_into?: components["schemas"]["CaseId"] | null;
                /** @description Cases merged into this one. */
                merged_from: components["schemas"]["CaseId"][];
                petition_visit_id?: components["schemas"]["VisitId"] | null;
                platform_nos: string[];
                /** @description What may come next, for the person asking. */
                allowed_steps: components["schemas"]["Step"][];
                /** @description What may be done with where the record is filed: move, merge, unmerge. */
                allowed_filing: components["schemas"]["Step"][];
                imported: boolean;
                created_at: string;
                updated_at: string;
            })[];
            /** @description Where the next page starts; null on the last one. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many there are in all, when `include=total` asked for it.
             */
            total?: number | null;
        };
        /** @description One page of a list. */
        Page_ClockView: {
            items: {
                kind: components["schemas"]["ClockKind"];
                what: string;
                what_en: string;
                /** Format: date */
                from: string;
                /**
                 * Format: date
                 * @description Null where the working days of a year on the way are not known.
                 */
                due_on?: string | null;
                /** Format: date */
                done_on?: string | null;
                /** @description Whether it is the town's own time, and not the petitioner's or another office's. */
                ours: boolean;
                legal_basis: string;
            }[];
            /** @description Where the next page starts; null on the last one. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many there are in all, when `include=total` asked for it.
             */
            total?: number | null;
        };
        /** @description One page of a list. */
        Page_DutyDayView: {
            items: {
                /** Format: date */
                day: string;
                planned_leader: string;
                actual_leader?: string | null;
                swap_reason?: string | null;
                nobody_came: boolean;
                signed_by?: string | null;
            }[];
            /** @description Where the next page starts; null on the last one. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many there are in all, when `include=total` asked for it.
             */
            total?: number | null;
        };
        /** @description One page of a list. */
        Page_ElsewhereView: {
            items: {
                same_by: components["schemas"]["SameBy"];
                party_id: components["schemas"]["PartyId"];
                role: components["schemas"]["PartyRole"];
                case: components["schemas"]["CaseView"];
            }[];
            /** @description Where the next page starts; null on the last one. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many there are in all, when `include=total` asked for it.
             */
            total?: number | null;
        };
        /** @description One page of a list. */
        Page_EntryView: {
            items: {
                id: components["schemas"]["EntryId"];
                /** Format: int32 */
                revision: number;
                platform_no: string;
                platform: string;
                /** Format: date */
                entered_on: string;
                entered_by?: string | null;
                committee?: string | null;
                room_id?: components["schemas"]["RoomId"] | null;
                kind?: components["schemas"]["Kind"] | null;
                applicant?: string | null;
                respondent?: string | null;
                /** Format: date */
                accepted_on?: string | null;
                result?: string | null;
                form?: components["schemas"]["AgreementForm"] | null;
                state: components["schemas"]["EntryState"];
                case_id?: components["schemas"]["CaseId"] | null;
                matched_by?: components["schemas"]["MatchedBy"] | null;
                created_at: string;
                updated_at: string;
            }[];
            /** @description Where the next page starts; null on the last one. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many there are in all, when `include=total` asked for it.
             */
            total?: number | null;
        };
        /** @description One page of a list. */
        Page_FollowUpView: {
            items: {
                id: components["schemas"]["FollowUpId"];
                /** Format: int32 */
                revision: number;
                /** Format: date */
                visited_on: string;
                method: components["schemas"]["FollowUpMethod"];
                performed?: components["schemas"]["Performance"] | null;
                satisfied?: boolean | null;
                litigated?: boolean | null;
                hidden_risk?: string | null;
                record: string;
                visitor: string;
                created_at: string;
            }[];
            /** @description Where the next page starts; null on the last one. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many there are in all, when `include=total` asked for it.
             */
            total?: number | null;
        };
        /** @description One page of a list. */
        Page_ImportView: {
            items: {
                id: components["schemas"]["ImportId"];
                kind: components["schemas"]["ImportKind"];
                file_name: string;
                /** Format: int32 */
                year?: number | null;
                /** @description Who uploaded it. */
                account_name: string;
                created_at: string;
                counts: components["schemas"]["Counts"];
                applied_at?: string | null;
                undone_at?: string | null;
                /** @description Who took it back. */
                undone_by?: string | null;
                /** @description Whether it may be asked to be taken back; refused (409) once somebody has edited one of its records. */
                may_be_undone: boolean;
            }[];
            /** @description Where the next page starts; null on the last one. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many there are in all, when `include=total` asked for it.
             */
            total?: number | null;
        };
        /** @description One page of a list. */
        Page_KeyRow: {
            items: {
                case_id: components["schemas"]["CaseId"];
                fields: components["schemas"]["KeyField"][];
            }[];
            /** @description Where the next page starts; null on the last one. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many there are in all, when `include=total` asked for it.
             */
            total?: number | null;
        };
        /** @description One page of a list. */
        Page_MeetingView: {
            items: {
                id: components["schemas"]["MeetingId"];
                /** Format: int32 */
                revision: number;
                /** Format: date */
                held_on: string;
                place: string;
                present?: string | null;
                record: string;
                /** Format: date */
                next_on?: string | null;
                recorded_by: string;
                created_at: string;
            }[];
            /** @description Where the next page starts; null on the last one. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many there are in all, when `include=total` asked for it.
             */
            total?: number | null;
        };
        /** @description One page of a list. */
        Page_ParticipantView: {
            items: {
                id: components["schemas"]["ParticipantId"];
                /** Format: int32 */
                revision: number;
                person_id?: components["schemas"]["PersonId"] | null;
                name: string;
                role: components["schemas"]["ParticipantRole"];
                /** @description Whether this is a person of the register; a name merely typed counts in no figure of registered roles. */
                on_register: boolean;
            }[];
            /** @description Where the next page starts; null on the last one. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many there are in all, when `include=total` asked for it.
             */
            total?: number | null;
        };
        /** @description One page of a list. */
        Page_PartyView: {
            items: {
                id: components["schemas"]["PartyId"];
                /** Format: int32 */
                revision: number;
                role: components["schemas"]["PartyRole"];
                kind: components["schemas"]["PartyKind"];
                name: string;
                gender?: components["schemas"]["Gender"] | null;
                id_number?: string | null;
                phone?: string | null;
                address?: string | null;
                /** Format: date */
                born_on?: string | null;
                /**
                 * Format: int32
                 * @description In years on the day the dispute was found, from the day of birth or the ID number.
                 */
                age?: number | null;
                /** @description Below 18 years on that day. */
                minor: boolean;
                ethnicity?: string | null;
                occupation?: string | null;
                representative?: string | null;
                /**
                 * Format: date
                 * @description Since when the party refuses mediation.
                 */
                refused_on?: string | null;
            }[];
            /** @description Where the next page starts; null on the last one. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many there are in all, when `include=total` asked for it.
             */
            total?: number | null;
        };
        /** @description One page of a list. */
        Page_PersonView: {
            items: {
                id: components["schemas"]["PersonId"];
                /** Format: int32 */
                revision: number;
                town_id: components["schemas"]["TownId"];
                room_id?: components["schemas"]["RoomId"] | null;
                name: string;
                gender?: components["schemas"]["Gender"] | null;
                position_title?: string | null;
                phone?: string | null;
                roles: components["schemas"]["RoleView"][];
                created_at: string;
                updated_at: string;
            }[];
            /** @description Where the next page starts; null on the last one. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many there are in all, when `include=total` asked for it.
             */
            total?: number | null;
        };
        /** @description One page of a list. */
        Page_ReminderView: {
            items: {
                /** @description The kind, and the record it is about. */
                id: string;
                kind: components["schemas"]["DueKind"];
                what: string;
                what_en: string;
                /** Format: date */
                due_on: string;
                /**
                 * Format: int64
                 * @description Days from today; negative once overdue.
                 */
                days_left: number;
                legal_basis: string;
                case_id: components["schemas"]["CaseId"];
                case_no?: string | null;
                room_id: components["schemas"]["RoomId"];
                /** @description The parties' names, by which people know the case. */
                names: string[];
            }[];
            /** @description Where the next page starts; null on the last one. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many there are in all, when `include=total` asked for it.
             */
            total?: number | null;
        };
        /** @description One page of a list. */
        Page_RoomView: {
            items: {
                id: components["schemas"]["RoomId"];
                /** Format: int32 */
                revision: number;
                town_id: components["schemas"]["TownId"];
                name: string;
                short_name: string;
                aliases: string[];
                kind: components["schemas"]["RoomKind"];
                code?: string | null;
                /** Format: date */
                opened_on: string;
                /** Format: date */
                closed_on?: string | null;
                merged_into?: components["schemas"]["RoomId"] | null;
                created_at: string;
                updated_at: string;
            }[];
            /** @description Where the next page starts; null on the last one. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many there are in all, when `include=total` asked for it.
             */
            total?: number | null;
        };
        /** @description One page of a list. */
        Page_RowView: {
            items: {
                sheet: string;
                /** Format: int32 */
                row: number;
                verdict: components["schemas"]["RowVerdict"];
                /** @description Whether applying does anything with it. */
                applies: boolean;
                /** @description The record it is about, where there is one. */
                record_id?: string | null;
                messages: components["schemas"]["MessageView"][];
            }[];
            /** @description Where the next page starts; null on the last one. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many there are in all, when `include=total` asked for it.
             */
            total?: number | null;
        };
        /** @description One page of a list. */
        Page_SealView: {
            items: {
                id: components["schemas"]["SealId"];
                town_id: components["schemas"]["TownId"];
                /** Format: int32 */
                year: number;
                /**
                 * Format: int32
                 * @description 1 for the first sealing; a later one stands beside it, not in its place.
                 */
                edition: number;
                sealed_at: string;
                sealed_by: string;
                /** @description The hash of its content; ARCHITECTURE.md says how anybody with the exported file makes it again. */
                sha256: string;
                /**
                 * Format: int64
                 * @description Rows of records counted, each once for its kind.
                 */
                records: number;
            }[];
            /** @description Where the next page starts; null on the last one. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many there are in all, when `include=total` asked for it.
             */
            total?: number | null;
        };
        /** @description One page of a list. */
        Page_SettingView: {
            items: {
                name: string;
                value: unknown;
                default: string;
                meaning: string;
                meaning_en: string;
                legal_basis: string;
                decided_by: components["schemas"]["DecidedBy"];
                /** @description Whether whoever asks may change it here. */
                changeable: boolean;
                /**
                 * Format: int32
                 * @description The smallest number it may be.
                 */
                minimum?: number | null;
                /**
                 * Format: int32
                 * @description The largest number it may be.
                 */
                maximum?: number | null;
            }[];
            /** @description Where the next page starts; null on the last one. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many there are in all, when `include=total` asked for it.
             */
            total?: number | null;
        };
        /** @description One page of a list. */
        Page_SimilarView: {
            items: {
                case: components["schemas"]["CaseView"];
                /** @description The names they share. */
                names: string[];
                decided?: components["schemas"]["LinkRelation"] | null;
            }[];
            /** @description Where the next page starts; null on the last one. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many there are in all, when `include=total` asked for it.
             */
            total?: number | null;
        };
        /** @description One page of a list. */
        Page_SynonymView: {
            items: {
                id: components["schemas"]["SynonymId"];
                field: string;
                /** @description What the field is called. */
                field_label: string;
                field_label_en: string;
                word: string;
                /** @description The code chosen; of a room or a person its id. */
                code: string;
                label: string;
                label_en: string;
                /** @description Who said so. */
                account_name: string;
                created_at: string;
            }[];
            /** @description Where the next page starts; null on the last one. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many there are in all, when `include=total` asked for it.
             */
            total?: number | null;
        };
        /** @description One page of a list. */
        Page_TownView: {
            items: {
                id: components["schemas"]["TownId"];
                /** Format: int32 */
                revision: number;
                name: string;
                county?: string | null;
                code?: string | null;
                /** @description The first half-month for which its rooms owe screening reports. */
                obligations_from: components["schemas"]["HalfMonth"];
                created_at: string;
                updated_at: string;
            }[];
            /** @description Where the next page starts; null on the last one. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many there are in all, when `include=total` asked for it.
             */
            total?: number | null;
        };
        /** @description One page of a list. */
        Page_TransferView: {
            items: {
                id: components["schemas"]["TransferId"];
                /** Format: int32 */
                revision: number;
                to: components["schemas"]["TransferTo"];
                body?: string | null;
                /** Format: date */
                sent_on: string;
                reason: string;
                answer?: components["schemas"]["TransferAnswer"] | null;
                /** Format: date */
                answered_on?: string | null;
                answer_note?: string | null;
            }[];
            /** @description Where the next page starts; null on the last one. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many there are in all, when `include=total` asked for it.
             */
            total?: number | null;
        };
        /** @description One page of a list. */
        Page_Value: {
            items: unknown[];
            /** @description Where the next page starts; null on the last one. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many there are in all, when `include=total` asked for it.
             */
            total?: number | null;
        };
        /** @description One page of a list. */
        Page_VisitDue: {
            items: {
                kind: components["schemas"]["ClockKind"];
                what: string;
                what_en: string;
                /** Format: date */
                due_on: string;
                /**
                 * Format: int64
                 * @description Days from today; negative once overdue.
                 */
                days_left: number;
                legal_basis: string;
                visit_id: components["schemas"]["VisitId"];
                /** Format: date */
                received_on: string;
                leader: string;
                subject: string;
            }[];
            /** @description Where the next page starts; null on the last one. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many there are in all, when `include=total` asked for it.
             */
            total?: number | null;
        };
        /** @description One page of a list. */
        Page_VisitView: {
            items: (components["schemas"]["FullVisit"] | components["schemas"]["RestrictedVisit"])[];
            /** @description Where the next page starts; null on the last one. */
            next?: string | null;
            /**
             * Format: int64
             * @description How many there are in all, when `include=total` asked for it.
             */
            total?: number | null;
        };
        /** @enum {string} */
        Paper: "cover" | "contents" | "application" | "acceptance" | "notice" | "identity" | "power_of_attorney" | "inquiry" | "evidence" | "mediation_record" | "agreement" | "oral_agreement" | "end_notice" | "performance_proof" | "follow_up" | "confirmation_application" | "file_note" | "back";
        /** @enum {string} */
        PaperNeed: "required" | "as_needed";
        /** @enum {string} */
        PaperState: "present" | "recorded" | "printable" | "missing" | "not_needed";
        /** @description The paragraph of a year. */
        ParagraphOfYear: {
            /** Format: int32 */
            year: number;
            as_of: string;
            sealed?: components["schemas"]["SealMark"] | null;
            /** @description Whether the numbers are those of the seal. */
            from_seal: boolean;
            text: string;
            parts: components["schemas"]["ParagraphPart"][];
        };
        /** @description A stretch of the paragraph; with a `code` it is a number of that figure. */
        ParagraphPart: {
            text: string;
            code?: string | null;
            title?: string | null;
            title_en?: string | null;
            unit?: components["schemas"]["Unit"] | null;
            value?: components["schemas"]["Number"] | null;
            rule?: string | null;
            rule_en?: string | null;
            /** @description The address of the records counted. */
            records?: string | null;
        };
        /** Format: uuid */
        ParticipantId: string;
        /** @description What to change of a participant. */
        ParticipantPatch: {
            person_id?: components["schemas"]["PersonId"] | null;
            name?: string | null;
            role?: components["schemas"]["ParticipantRole"] | null;
            /** @description Needed to change a record counted in a sealed year. */
            change_reason?: string | null;
        };
        /** @enum {string} */
        ParticipantRole: "lead_mediator" | "mediator" | "legal_literate" | "legal_adviser" | "grid_worker" | "leader" | "invited" | "recorder" | "court" | "police_station" | "justice_office";
        /** @description Somebody who took part. */
        ParticipantView: {
            id: components["schemas"]["ParticipantId"];
            /** Format: int32 */
            revision: number;
            person_id?: components["schemas"]["PersonId"] | null;
            name: string;
            role: components["schemas"]["ParticipantRole"];
            /** @description Whether this is a person of the register; a name merely typed counts in no figure of registered roles. */
            on_register: boolean;
        };
        /** Format: uuid */
        PartyId: string;
        /** @enum {string} */
        PartyKind: "person" | "organisation" | "household";
        /** @description What to change of a party. */
        PartyPatch: {
            role?: components["schemas"]["PartyRole"] | null;
            kind?: components["schemas"]["PartyKind"] | null;
            name?: string | null;
            gender?: components["schemas"]["Gender"] | null;
            id_number?: string | null;
            phone?: string | null;
            address?: string | null;
            /** Format: date */
            born_on?: string | null;
            ethnicity?: string | null;
            occupation?: string | null;
            representative?: string | null;
            /**
             * Format: date
             * @description The day on which the party said it will not be mediated; mediation then stops (人民调解法 art. 17).
             *     Cleared when the party changes its mind.
             */
            refused_on?: string | null;
            /** @description Needed to change a record counted in a sealed year. */
            change_reason?: string | null;
        };
        /** @enum {string} */
        PartyRole: "applicant" | "respondent" | "third";
        /** @description A party; the ID number and the phone are masked. */
        PartyView: {
            id: components["schemas"]["PartyId"];
            /** Format: int32 */
            revision: number;
            role: components["schemas"]["PartyRole"];
            kind: components["schemas"]["PartyKind"];
            name: string;
            gender?: components["schemas"]["Gender"] | null;
            id_number?: string | null;
            phone?: string | null;
            address?: string | null;
            /** Format: date */
            born_on?: string | null;
            /**
             * Format: int32
             * @description In years on the day the dispute was found, from the day of birth or the ID number.
             */
            age?: number | null;
            /** @description Below 18 years on that day. */
            minor: boolean;
            ethnicity?: string | null;
            occupation?: string | null;
            representative?: string | null;
            /**
             * Format: date
             * @description Since when the party refuses mediation.
             */
            refused_on?: string | null;
        };
        /** @description A change of one's own password. */
        PasswordChange: {
            old: string;
            new: string;
            /** @description Needed to change a record counted in a sealed year. */
            change_reason?: string | null;
        };
        /** @description A text to be checked; it is not kept. */
        PastedText: {
            text: string;
            /**
             * Format: int32
             * @description Here or in the address.
             */
            year?: number | null;
            /** @description Needed to change a record counted in a sealed year. */
            change_reason?: string | null;
        };
        /** @enum {string} */
        Performance: "not_due" | "immediate" | "performed" | "partly" | "overdue" | "sued";
        /** @description What was seen of the performance on a day. */
        PerformanceDraft: {
            /** Format: date */
            on: string;
            status: components["schemas"]["Performance"];
            /** Format: int64 */
            amount_fen?: number | null;
            note?: string | null;
            /** @description Needed to change a record counted in a sealed year. */
            change_reason?: string | null;
        };
        /** @description What was seen of the performance on a day. */
        PerformanceView: {
            /** Format: date */
            on: string;
            status: components["schemas"]["Performance"];
            /** Format: int64 */
            amount_fen?: number | null;
            note?: string | null;
            who: string;
        };
        /** @description One half-month of the grid. */
        PeriodView: {
            half_month: components["schemas"]["HalfMonth"];
            /** Format: date */
            starts_on: string;
            /** Format: date */
            ends_on: string;
            /** Format: date */
            due_on: string;
        };
        /** Format: uuid */
        PersonId: string;
        /** @description What to change of a person. */
        PersonPatch: {
            name?: string | null;
            gender?: components["schemas"]["Gender"] | null;
            position_title?: string | null;
            phone?: string | null;
            room_id?: components["schemas"]["RoomId"] | null;
            /** @description The whole list of roles, in place of the one before. */
            roles?: components["schemas"]["NewRole"][] | null;
            /** @description Needed to change a record counted in a sealed year. */
            change_reason?: string | null;
        };
        /** @enum {string} */
        PersonRole: "mediator" | "legal_literate" | "legal_adviser" | "grid_worker" | "leader" | "clerk";
        /** @description A person as readers see them; the phone is masked. */
        PersonView: {
            id: components["schemas"]["PersonId"];
            /** Format: int32 */
            revision: number;
            town_id: components["schemas"]["TownId"];
            room_id?: components["schemas"]["RoomId"] | null;
            name: string;
            gender?: components["schemas"]["Gender"] | null;
            position_title?: string | null;
            phone?: string | null;
            roles: components["schemas"]["RoleView"][];
            created_at: string;
            updated_at: string;
        };
        /** @description How far a visit's matter has come; what is left out stays as it is, null clears it. */
        ProgressPatch: {
            /** Format: int32 */
            queue_no?: number | null;
            /** Format: date */
            assigned_on?: string | null;
            /** Format: date */
            answer_by?: string | null;
            /** Format: date */
            answered_on?: string | null;
            answer?: string | null;
            /** Format: date */
            notified_on?: string | null;
            /** Format: date */
            accepted_on?: string | null;
            /** Format: int32 */
            extension_days?: number | null;
            extension_reason?: string | null;
            extension_approved_by?: string | null;
            /** Format: date */
            forwarded_notice_on?: string | null;
            /** Format: date */
            objected_on?: string | null;
            /** Format: date */
            opinion_received_on?: string | null;
            /** Format: date */
            reexamination_requested_on?: string | null;
            /** Format: date */
            reexamination_decided_on?: string | null;
            /** Format: date */
            review_requested_on?: string | null;
            /** Format: date */
            review_decided_on?: string | null;
            /** @description Needed to change a record counted in a sealed year. */
            change_reason?: string | null;
        };
        /** @description How far a visit's matter has come. */
        ProgressView: {
            /** Format: int32 */
            queue_no?: number | null;
            /** Format: date */
            assigned_on?: string | null;
            /** Format: date */
            answer_by?: string | null;
            /** Format: date */
            answered_on?: string | null;
            answer?: string | null;
            /** Format: date */
            notified_on?: string | null;
            /** Format: date */
            accepted_on?: string | null;
            /** Format: int32 */
            extension_days?: number | null;
            extension_reason?: string | null;
            extension_approved_by?: string | null;
            /** Format: date */
            forwarded_notice_on?: string | null;
            /** Format: date */
            objected_on?: string | null;
            /** Format: date */
            opinion_received_on?: string | null;
            /** Format: date */
            reexamination_requested_on?: string | null;
            /** Format: date */
            reexamination_decided_on?: string | null;
            /** Format: date */
            review_requested_on?: string | null;
            /** Format: date */
            review_decided_on?: string | null;
        };
        /** @description A body without fields of its own: all it may hold is the `change_reason` that every body may. */
        ReasonOnly: {
            /** @description Needed to change a record counted in a sealed year. */
            change_reason?: string | null;
        };
        /** @description What was noted. */
        ReasonView: {
            id: string;
            note?: string | null;
        };
        /** @description What platform and ledger say of a year, side by side. */
        ReconciliationView: {
            matched: components["schemas"]["Class"];
            suggested: components["schemas"]["Class"];
            platform_only: components["schemas"]["Class"];
            local_only: components["schemas"]["Class"];
            duplicate: components["schemas"]["Class"];
            withdrawn: components["schemas"]["Class"];
            other_year: components["schemas"]["Class"];
        };
        /** @enum {string} */
        RecordKind: "case" | "agreement" | "visit" | "day" | "entry" | "person" | "room" | "obligation";
        /** @description A definition that is another one now. */
        RedefinedFigure: {
            code: string;
            title?: string | null;
            title_en?: string | null;
            /** Format: int32 */
            sealed_edition?: number | null;
            /** Format: int32 */
            live_edition?: number | null;
        };
        /** @description Something that is due in a case. */
        ReminderView: {
            /** @description The kind, and the record it is about. */
            id: string;
            kind: components["schemas"]["DueKind"];
            what: string;
            what_en: string;
            /** Format: date */
            due_on: string;
            /**
             * Format: int64
             * @description Days from today; negative once overdue.
             */
            days_left: number;
            legal_basis: string;
            case_id: components["schemas"]["CaseId"];
            case_no?: string | null;
            room_id: components["schemas"]["RoomId"];
            /** @description The parties' names, by which people know the case. */
            names: string[];
        };
        /** @description The report of one room for one half-month. */
        ReportView: components["schemas"]["ScreeningCell"] & {
            room_id: components["schemas"]["RoomId"];
            room_name: string;
            /** Format: date */
            starts_on: string;
            /** Format: date */
            ends_on: string;
            /** Format: date */
            due_on: string;
            /** Format: int32 */
            revision: number;
            excuse?: string | null;
            /**
             * Format: date
             * @description The first day on which the report is taken.
             */
            files_from: string;
            /** @description Whether the reader may still take back the version in force: who signed it, on the same day. */
            may_retract: boolean;
            versions: components["schemas"]["VersionView"][];
            cases: components["schemas"]["FoundView"][];
        };
        /** Format: uuid */
        ResolutionId: string;
        /** @description What to correct of an agreement; the parts and the marks, where they are sent, are all of them. */
        ResolutionPatch: {
            /** Format: date */
            settled_on?: string | null;
            form?: components["schemas"]["AgreementForm"] | null;
            level?: components["schemas"]["Level"] | null;
            terms?: string | null;
            /** Format: int64 */
            amount_fen?: number | null;
            /** Format: date */
            perform_by?: string | null;
            performance?: components["schemas"]["Performance"] | null;
            signed?: components["schemas"]["Marks"] | null;
            instalments?: components["schemas"]["NewInstalment"][] | null;
            /** @description Needed to change a record counted in a sealed year. */
            change_reason?: string | null;
        };
        /** @description An agreement reached. */
        ResolutionView: {
            id: components["schemas"]["ResolutionId"];
            /** Format: int32 */
            revision: number;
            /** Format: date */
            settled_on: string;
            form: components["schemas"]["AgreementForm"];
            level: components["schemas"]["Level"];
            /** @description Null where an old ledger does not say what was agreed. */
            terms?: string | null;
            /** Format: int64 */
            amount_fen?: number | null;
            /** Format: date */
            perform_by?: string | null;
            performance: components["schemas"]["Performance"];
            confirmation: components["schemas"]["Confirmation"];
            signed: components["schemas"]["MarksView"];
            /**
             * Format: date
             * @description The day the agreement took effect, computed from its form and marks.
             */
            effective_on?: string | null;
            instalments: components["schemas"]["InstalmentView"][];
            performances: components["schemas"]["PerformanceView"][];
            /** Format: date */
            confirmation_applied_on?: string | null;
            confirmation_court?: string | null;
            /** Format: date */
            confirmation_decided_on?: string | null;
        };
        /** @description What everybody may see of an accusation, so that sums hold. */
        RestrictedVisit: {
            id: components["schemas"]["VisitId"];
            /** Format: date */
            received_on: string;
            /** Format: int32 */
            persons_present: number;
            /** @enum {boolean} */
            restricted: true;
        };
        /** @description Why personal data is shown in clear. */
        Reveal: {
            reason: string;
            /** @description Needed to change a record counted in a sealed year. */
            change_reason?: string | null;
        };
        /** @description Which picture of an attachment to show, and why. */
        RevealPicture: {
            reason: string;
            /** @description The small picture instead of the whole. */
            thumbnail?: boolean | null;
            /** @description Needed to change a record counted in a sealed year. */
            change_reason?: string | null;
        };
        /** @description Why a number is to be shown. */
        RevealReason: {
            reason: string;
            /** @description Needed to change a record counted in a sealed year. */
            change_reason?: string | null;
        };
        /** @description What is shown of a party in clear. */
        RevealedParty: {
            id: components["schemas"]["PartyId"];
            id_number?: string | null;
            phone?: string | null;
        };
        /** @description What is shown of a person in clear. */
        RevealedPerson: {
            id: components["schemas"]["PersonId"];
            name: string;
            phone?: string | null;
        };
        /** @description What is shown of a visitor in clear. */
        RevealedVisitor: {
            id: components["schemas"]["VisitorId"];
            name: string;
            phone?: string | null;
        };
        /** @description The visitors of a visit in clear. */
        RevealedVisitors: {
            id: components["schemas"]["VisitId"];
            visitors: components["schemas"]["RevealedVisitor"][];
        };
        /** @enum {string} */
        Risk: "red" | "orange" | "yellow" | "blue";
        /** @enum {string} */
        Role: "mediator" | "leader" | "clerk" | "admin" | "auditor";
        /** Format: uuid */
        RoleId: string;
        /** @description A role as readers see it. */
        RoleView: {
            id: components["schemas"]["RoleId"];
            role: components["schemas"]["PersonRole"];
            /** Format: date */
            from: string;
            /** Format: date */
            to?: string | null;
            certificate_no?: string | null;
        };
        /** Format: uuid */
        RoomId: string;
        /** @enum {string} */
        RoomKind: "village" | "community" | "town";
        /** @description One room's line of the grid. */
        RoomLine: {
            room_id: components["schemas"]["RoomId"];
            name: string;
            cells: components["schemas"]["ScreeningCell"][];
        };
        /** @description What to change of a room. */
        RoomPatch: {
            name?: string | null;
            short_name?: string | null;
            aliases?: string[] | null;
            kind?: components["schemas"]["RoomKind"] | null;
            code?: string | null;
            /** Format: date */
            opened_on?: string | null;
            /** Format: date */
            closed_on?: string | null;
            merged_into?: components["schemas"]["RoomId"] | null;
            /** @description Needed to change a record counted in a sealed year. */
            change_reason?: string | null;
        };
        /** @description A room as readers see it. */
        RoomView: {
            id: components["schemas"]["RoomId"];
            /** Format: int32 */
            revision: number;
            town_id: components["schemas"]["TownId"];
            name: string;
            short_name: string;
            aliases: string[];
            kind: components["schemas"]["RoomKind"];
            code?: string | null;
            /** Format: date */
            opened_on: string;
            /** Format: date */
            closed_on?: string | null;
            merged_into?: components["schemas"]["RoomId"] | null;
            created_at: string;
            updated_at: string;
        };
        /** @enum {string} */
        RowVerdict: "new" | "same" | "changed" | "duplicate" | "nothing" | "error";
        /** @description One row and what it would do. */
        RowView: {
            sheet: string;
            /** Format: int32 */
            row: number;
            verdict: components["schemas"]["RowVerdict"];
            /** @description Whether applying does anything with it. */
            applies: boolean;
            /** @description The record it is about, where there is one. */
            record_id?: string | null;
            messages: components["schemas"]["MessageView"][];
        };
        /** @enum {string} */
        SameBy: "id_number" | "phone" | "name";
        /** @description The earlier visit about the same matter. */
        SameMatter: {
            visit_id: components["schemas"]["VisitId"];
            /** @description Needed to change a record counted in a sealed year. */
            change_reason?: string | null;
        };
        /** @description What one room owed for one half-month. */
        ScreeningCell: {
            half_month: components["schemas"]["HalfMonth"];
            state: components["schemas"]["ScreeningState"];
            content?: components["schemas"]["ScreeningContent"] | null;
            /** Format: int64 */
            disputes: number;
            /** Format: int32 */
            declared?: number | null;
            contradicted: boolean;
            filed_at?: string | null;
        };
        /** @enum {string} */
        ScreeningContent: "zero" | "disputes";
        /** @enum {string} */
        ScreeningState: "not_due" | "due" | "on_time" | "late" | "missing" | "excused" | "before_start";
        /** Format: uuid */
        SealId: string;
        /** @description A seal in short. */
        SealMark: {
            /** Format: int32 */
            edition: number;
            sealed_at: string;
            sealed_by: string;
            sha256: string;
            /** @description The row of the audit log that tells of it: its number, and how its hash begins. */
            audit_head: string;
        };
        /** @description A seal: of which town and year, by whom, when. */
        SealView: {
            id: components["schemas"]["SealId"];
            town_id: components["schemas"]["TownId"];
            /** Format: int32 */
            year: number;
            /**
             * Format: int32
             * @description 1 for the first sealing; a later one stands beside it, not in its place.
             */
            edition: number;
            sealed_at: string;
            sealed_by: string;
            /** @description The hash of its content; ARCHITECTURE.md says how anybody with the exported file makes it again. */
            sha256: string;
            /**
             * Format: int64
             * @description Rows of records counted, each once for its kind.
             */
            records: number;
        };
        /** @description One figure, sealed and live. */
        SealedFigure: {
            code: string;
            title?: string | null;
            title_en?: string | null;
            unit: components["schemas"]["Unit"];
            /**
             * Format: int32
             * @description The edition of the definition it was sealed by.
             */
            edition: number;
            sealed?: components["schemas"]["Number"] | null;
            live?: components["schemas"]["Number"] | null;
            /** @description Numerator and denominator of a share, when sealed and now. */
            sealed_parts?: number[] | null;
            live_parts?: number[] | null;
        };
        /** @description A seal with its figures. */
        SealedYear: components["schemas"]["SealView"] & {
            figures: components["schemas"]["SealedFigure"][];
        };
        /** @description Who is signed in. */
        SessionView: {
            account: components["schemas"]["SignedIn"];
            /** @description The time zone whose days and hours the town keeps. */
            time_zone: string;
        };
        /** @description What the settings page shows of one setting. */
        SettingView: {
            name: string;
            value: unknown;
            default: string;
            meaning: string;
            meaning_en: string;
            legal_basis: string;
            decided_by: components["schemas"]["DecidedBy"];
            /** @description Whether whoever asks may change it here. */
            changeable: boolean;
            /**
             * Format: int32
             * @description The smallest number it may be.
             */
            minimum?: number | null;
            /**
             * Format: int32
             * @description The largest number it may be.
             */
            maximum?: number | null;
        };
        /** @description New values for some settings, by name. */
        SettingsPatch: {
            /** @description Needed to change a record counted in a sealed year. */
            change_reason?: string | null;
        } & {
            [key: string]: unknown;
        };
        /** @description Agreement reached. */
        Settle: {
            id?: components["schemas"]["ResolutionId"] | null;
            /** Format: date */
            settled_on: string;
            form: components["schemas"]["AgreementForm"];
            level: components["schemas"]["Level"];
            /**
             * @description What was agreed; an oral agreement's content is recorded too (人民调解法 art. 28).
             *     Only an old ledger may not say it.
             */
            terms: string;
            /** Format: int64 */
            amount_fen?: number | null;
            /** Format: date */
            perform_by?: string | null;
            performance?: components["schemas"]["Performance"] | null;
            signed?: components["schemas"]["Marks"] | null;
            /** @description The parts in which it is to be performed, by day. */
            instalments?: components["schemas"]["NewInstalment"][];
            /** @description Needed to change a record counted in a sealed year. */
            change_reason?: string | null;
        };
        /** @description One sheet; without a heading row it holds no records of this kind. */
        SheetView: {
            name: string;
            /** @description Not shown by the program that wrote the file; read all the same. */
            hidden: boolean;
            /**
             * Format: int32
             * @description The last row of headings.
             */
            heading_row?: number | null;
            skipped?: components["schemas"]["Skipped"] | null;
            /** @description Fields needed that no column holds: none of its rows is imported. */
            missing: components["schemas"]["Field"][];
            /** @description How many records it holds. */
            rows: number;
        };
        /** @description Who wants to sign in. */
        SignIn: {
            username: string;
            password: string;
            /** @description Needed to change a record counted in a sealed year. */
            change_reason?: string | null;
        };
        /** @description The account in use. */
        SignedIn: {
            id: components["schemas"]["AccountId"];
            username: string;
            display_name: string;
            role: components["schemas"]["Role"];
            town_id?: components["schemas"]["TownId"] | null;
            room_id?: components["schemas"]["RoomId"] | null;
            person_id?: components["schemas"]["PersonId"] | null;
            must_change_password: boolean;
        };
        /** @description A case that may be the same dispute. */
        SimilarView: {
            case: components["schemas"]["CaseView"];
            /** @description The names they share. */
            names: string[];
            decided?: components["schemas"]["LinkRelation"] | null;
        };
        /** @enum {string} */
        Skipped: "empty" | "no_headings";
        /** @enum {string} */
        Source: "on_initiative" | "on_application" | "referred_court" | "referred_procuratorate" | "referred_police" | "referred_petition" | "referred_other";
        /** @enum {string} */
        Stage: "registered" | "accepted" | "declined" | "settled" | "ended" | "closed" | "archived";
        /** @enum {string} */
        StandingShown: "counts" | "withdrawn" | "merged" | "all";
        /** @enum {string} */
        Step: "accept" | "decline" | "settle" | "end" | "close" | "archive" | "reopen" | "withdraw" | "restore" | "move" | "merge" | "unmerge";
        /** @enum {string} */
        Subject: "audit_log" | "account" | "settings" | "case" | "party" | "screening" | "petition_visit" | "duty_roster" | "online_entry" | "town" | "room" | "person" | "calendar" | "import" | "import_synonym" | "seal" | "cases" | "petition_visits" | "online_entries" | "screenings" | "platform_sheet";
        /** @enum {string} */
        SubjectKind: "case" | "petition_visit" | "online_entry" | "person" | "room" | "screening" | "reception_day";
        /** @description A first password nobody has used. */
        SuggestedPassword: {
            password: string;
        };
        /** Format: uuid */
        SynonymId: string;
        /** @description A word of a ledger and what it means. */
        SynonymView: {
            id: components["schemas"]["SynonymId"];
            field: string;
            /** @description What the field is called. */
            field_label: string;
            field_label_en: string;
            word: string;
            /** @description The code chosen; of a room or a person its id. */
            code: string;
            label: string;
            label_en: string;
            /** @description Who said so. */
            account_name: string;
            created_at: string;
        };
        /** @description What happened, oldest first. */
        Timeline: {
            items: components["schemas"]["Happening"][];
        };
        /** @description The case a visit becomes; facts and parties default from the visit. */
        ToMediation: {
            id?: components["schemas"]["CaseId"] | null;
            room_id: components["schemas"]["RoomId"];
            kind: components["schemas"]["Kind"];
            facts?: string | null;
            /**
             * Format: date
             * @description The day of the visit when left out.
             */
            found_on?: string | null;
            place?: string | null;
            note?: string | null;
            /** Format: int32 */
            people_count?: number | null;
            parties?: components["schemas"]["NewParty"][] | null;
            /** @description Needed to change a record counted in a sealed year. */
            change_reason?: string | null;
        };
        /** @description Counts over the obligations past their due day, and the reports filed before it. */
        Totals: {
            /** Format: int64 */
            expected: number;
            /** Format: int64 */
            filed: number;
            /** Format: int64 */
            on_time: number;
            /** Format: int64 */
            late: number;
            /** Format: int64 */
            missing: number;
            /** Format: int64 */
            excused: number;
            /** Format: int64 */
            zero: number;
            /** Format: int64 */
            contradicted: number;
        };
        /** Format: uuid */
        TownId: string;
        /** @description What to change of a town. */
        TownPatch: {
            name?: string | null;
            county?: string | null;
            code?: string | null;
            obligations_from?: components["schemas"]["HalfMonth"] | null;
            /** @description Needed to change a record counted in a sealed year. */
            change_reason?: string | null;
        };
        /** @description A town as readers see it. */
        TownView: {
            id: components["schemas"]["TownId"];
            /** Format: int32 */
            revision: number;
            name: string;
            county?: string | null;
            code?: string | null;
            /** @description The first half-month for which its rooms owe screening reports. */
            obligations_from: components["schemas"]["HalfMonth"];
            created_at: string;
            updated_at: string;
        };
        /** @enum {string} */
        TransferAnswer: "accepted" | "returned" | "done";
        /** Format: uuid */
        TransferId: string;
        /** @description What to change of a transfer, or what was answered. */
        TransferPatch: {
            to?: components["schemas"]["TransferTo"] | null;
            body?: string | null;
            /** Format: date */
            sent_on?: string | null;
            reason?: string | null;
            answer?: components["schemas"]["TransferAnswer"] | null;
            /** Format: date */
            answered_on?: string | null;
            answer_note?: string | null;
            /** @description Needed to change a record counted in a sealed year. */
            change_reason?: string | null;
        };
        /** @enum {string} */
        TransferTo: "village" | "town" | "county" | "court" | "police" | "justice_office" | "petition_office" | "other";
        /** @description Handed over to another body. */
        TransferView: {
            id: components["schemas"]["TransferId"];
            /** Format: int32 */
            revision: number;
            to: components["schemas"]["TransferTo"];
            body?: string | null;
            /** Format: date */
            sent_on: string;
            reason: string;
            answer?: components["schemas"]["TransferAnswer"] | null;
            /** Format: date */
            answered_on?: string | null;
            answer_note?: string | null;
        };
        /** @enum {string} */
        Unit: "件" | "件次" | "人" | "人次" | "批次" | "个" | "份" | "元" | "次" | "天" | "%";
        /** @description A word nobody has explained. */
        UnknownView: {
            field: components["schemas"]["Field"];
            word: string;
            /** @description In how many rows it stands. */
            rows: number;
            /** @description Codes of the choices nearest to it. Never taken without being chosen. */
            suggestions: string[];
            choices: components["schemas"]["ChoiceView"][];
        };
        /** @enum {string} */
        Verdict: "matches" | "differs" | "unknown" | "aside";
        /** @description One version of a report. */
        VersionView: {
            /** Format: int32 */
            number: number;
            zero: boolean;
            case_ids: components["schemas"]["CaseId"][];
            /** Format: int32 */
            declared?: number | null;
            statement?: string | null;
            signer: string;
            received_at: string;
            device_time?: string | null;
            /** @description When the one who signed it took it back. */
            retracted_at?: string | null;
        };
        /** @enum {string} */
        VisitClass: "suggestion" | "accusation" | "complaint" | "request" | "consultation" | "other";
        /** @description A clock of the town's own that runs out soon, or has. */
        VisitDue: {
            kind: components["schemas"]["ClockKind"];
            what: string;
            what_en: string;
            /** Format: date */
            due_on: string;
            /**
             * Format: int64
             * @description Days from today; negative once overdue.
             */
            days_left: number;
            legal_basis: string;
            visit_id: components["schemas"]["VisitId"];
            /** Format: date */
            received_on: string;
            leader: string;
            subject: string;
        };
        /** @description The plain fields of a visit, as readers see them. */
        VisitFieldsView: {
            /** Format: date */
            received_on: string;
            leader_title?: string | null;
            form: components["schemas"]["VisitForm"];
            /** Format: int32 */
            persons_present: number;
            /** Format: int32 */
            persons_represented?: number | null;
            subject: string;
            summary?: string | null;
            class: components["schemas"]["VisitClass"];
            occurrence: components["schemas"]["Occurrence"];
            handling: components["schemas"]["Handling"];
            assigned_to?: string | null;
            /** Format: date */
            finished_on?: string | null;
            result?: string | null;
        };
        /** @enum {string} */
        VisitForm: "fixed" | "outreach" | "appointment";
        /** Format: uuid */
        VisitId: string;
        /** @description What to change of a visit; a list of visitors replaces the one before. */
        VisitPatch: {
            /** Format: date */
            received_on?: string | null;
            leader_title?: string | null;
            form?: components["schemas"]["VisitForm"] | null;
            /**
             * Format: int32
             * @description How many came; never guessed.
             */
            persons_present?: number | null;
            /** Format: int32 */
            persons_represented?: number | null;
            subject?: string | null;
            summary?: string | null;
            class?: components["schemas"]["VisitClass"] | null;
            occurrence?: components["schemas"]["Occurrence"] | null;
            handling?: components["schemas"]["Handling"] | null;
            assigned_to?: string | null;
            /** Format: date */
            finished_on?: string | null;
            result?: string | null;
            leader?: string | null;
            leader_person_id?: components["schemas"]["PersonId"] | null;
            place?: string | null;
            room_id?: components["schemas"]["RoomId"] | null;
            visitors?: components["schemas"]["NewVisitor"][] | null;
            /** @description Needed to change a record counted in a sealed year. */
            change_reason?: string | null;
        };
        /** @description Why a visit is withdrawn, or its phones shown in clear. */
        VisitReason: {
            reason: string;
            /** @description Needed to change a record counted in a sealed year. */
            change_reason?: string | null;
        };
        /** @description A visit, or the one line of it that everybody may see. */
        VisitView: components["schemas"]["FullVisit"] | components["schemas"]["RestrictedVisit"];
        /** Format: uuid */
        VisitorId: string;
        /** @description Somebody who came. */
        VisitorView: {
            id: components["schemas"]["VisitorId"];
            name: string;
            phone?: string | null;
            address?: string | null;
        };
        /** @enum {string} */
        Weight: "error" | "warning";
        /** @enum {string} */
        WithLiterate: "yes" | "typed_only" | "no";
        /** @description Reopened, or withdrawn: why. */
        WithReason: {
            /** Format: date */
            on: string;
            reason: string;
            /** @description Needed to change a record counted in a sealed year. */
            change_reason?: string | null;
        };
        /** @description Logged by mistake. */
        WithdrawnView: {
            /** Format: date */
            on: string;
            reason?: string | null;
        };
        /** @description The figures of one year. */
        YearReport: {
            /** Format: int32 */
            year: number;
            /** @description When they were counted. */
            as_of: string;
            sealed?: components["schemas"]["SealMark"] | null;
            figures: components["schemas"]["FigureView"][];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    about: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["About"];
                };
            };
        };
    };
    list_accounts: {
        parameters: {
            query?: {
                limit?: number | null;
                cursor?: string | null;
                include?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_AccountView"];
                };
            };
        };
    };
    create_account: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountDraft"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountView"];
                };
            };
        };
    };
    suggested_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SuggestedPassword"];
                };
            };
        };
    };
    read_account: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountView"];
                };
            };
        };
    };
    patch_account: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountPatch"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountView"];
                };
            };
        };
    };
    audit_events: {
        parameters: {
            query?: {
                subject_id?: string | null;
                from?: string | null;
                to?: string | null;
                limit?: number | null;
                cursor?: string | null;
                include?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_AuditEventView"];
                };
            };
        };
    };
    read_calendar: {
        parameters: {
            query: {
                year: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarView"];
                };
            };
        };
    };
    keep_calendar: {
        parameters: {
            query: {
                year: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CalendarYear"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarView"];
                };
            };
        };
    };
    list_cases: {
        parameters: {
            query?: {
                room_id?: components["schemas"]["RoomId"] | null;
                stage?: components["schemas"]["Stage"] | null;
                kind?: components["schemas"]["Kind"] | null;
                source?: components["schemas"]["Source"] | null;
                found_by?: components["schemas"]["FoundBy"] | null;
                found_from?: string | null;
                found_to?: string | null;
                resolved_from?: string | null;
                resolved_to?: string | null;
                longstanding?: boolean | null;
                /** @description Which records: those that count (the default), the withdrawn, the merged, or all. */
                standing?: components["schemas"]["StandingShown"] | null;
                /** @description Any part of names, facts, case number or platform number, 1 to 50 characters. */
                q?: string | null;
                /** @description `found_on` or `-found_on` (newest first, the default). */
                sort?: string | null;
                limit?: number | null;
                cursor?: string | null;
                include?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_CaseView"];
                };
            };
        };
    };
    create_case: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCase"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseView"];
                };
            };
        };
    };
    read_case: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseView"];
                };
            };
        };
    };
    patch_case: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CasePatch"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseView"];
                };
            };
        };
    };
    accept_case: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Accept"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseView"];
                };
            };
        };
    };
    archive_case: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Archive"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseView"];
                };
            };
        };
    };
    list_attachments: {
        parameters: {
            query?: {
                limit?: number | null;
                cursor?: string | null;
                include?: string | null;
            };
            header?: never;
            path: {
                id: components["schemas"]["CaseId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_AttachmentView"];
                };
            };
        };
    };
    add_attachment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["AttachmentUpload"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Added_AttachmentView"];
                };
            };
        };
    };
    delete_attachment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["CaseId"];
                child_id: components["schemas"]["AttachmentId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Because"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    patch_attachment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["CaseId"];
                child_id: components["schemas"]["AttachmentId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AttachmentPatch"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseView"];
                };
            };
        };
    };
    read_content: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["CaseId"];
                child_id: components["schemas"]["AttachmentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    reveal_attachment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["CaseId"];
                child_id: components["schemas"]["AttachmentId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RevealPicture"];
            };
        };
        responses: {
            /** @description The picture or scan */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    read_thumbnail: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["CaseId"];
                child_id: components["schemas"]["AttachmentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    close_case: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Close"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseView"];
                };
            };
        };
    };
    note_confirmation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmationDraft"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseView"];
                };
            };
        };
    };
    decline_case: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Decline"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseView"];
                };
            };
        };
    };
    read_dossier: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DossierView"];
                };
            };
        };
    };
    end_case: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["End"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseView"];
                };
            };
        };
    };
    correct_ending: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["CaseId"];
                ending_id: components["schemas"]["EndingId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EndingPatch"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseView"];
                };
            };
        };
    };
    extend_case: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Extension"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseView"];
                };
            };
        };
    };
    list_follow_ups: {
        parameters: {
            query?: {
                limit?: number | null;
                cursor?: string | null;
                include?: string | null;
            };
            header?: never;
            path: {
                id: components["schemas"]["CaseId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_FollowUpView"];
                };
            };
        };
    };
    add_follow_up: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewFollowUp"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Added_FollowUpView"];
                };
            };
        };
    };
    delete_follow_up: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["CaseId"];
                child_id: components["schemas"]["FollowUpId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ReasonOnly"] | null;
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    patch_follow_up: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["CaseId"];
                child_id: components["schemas"]["FollowUpId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FollowUpPatch"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseView"];
                };
            };
        };
    };
    link_case: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewLink"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseView"];
                };
            };
        };
    };
    unlink_case: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["CaseId"];
                other_id: components["schemas"]["CaseId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    list_meetings: {
        parameters: {
            query?: {
                limit?: number | null;
                cursor?: string | null;
                include?: string | null;
            };
            header?: never;
            path: {
                id: components["schemas"]["CaseId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_MeetingView"];
                };
            };
        };
    };
    add_meeting: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewMeeting"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Added_MeetingView"];
                };
            };
        };
    };
    delete_meeting: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["CaseId"];
                child_id: components["schemas"]["MeetingId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ReasonOnly"] | null;
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    patch_meeting: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["CaseId"];
                child_id: components["schemas"]["MeetingId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MeetingPatch"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseView"];
                };
            };
        };
    };
    merge_case: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Merge"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseView"];
                };
            };
        };
    };
    move_case: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Move"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseView"];
                };
            };
        };
    };
    read_paper: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["CaseId"];
                /** @description Those that come from the parties are not written here: 404 */
                paper: components["schemas"]["Paper"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The paper */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": unknown;
                };
            };
            /** @description The state of the case contradicts the paper */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    list_participants: {
        parameters: {
            query?: {
                limit?: number | null;
                cursor?: string | null;
                include?: string | null;
            };
            header?: never;
            path: {
                id: components["schemas"]["CaseId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ParticipantView"];
                };
            };
        };
    };
    add_participant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewParticipant"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Added_ParticipantView"];
                };
            };
        };
    };
    delete_participant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["CaseId"];
                child_id: components["schemas"]["ParticipantId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ReasonOnly"] | null;
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    patch_participant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["CaseId"];
                child_id: components["schemas"]["ParticipantId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ParticipantPatch"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseView"];
                };
            };
        };
    };
    list_parties: {
        parameters: {
            query?: {
                limit?: number | null;
                cursor?: string | null;
                include?: string | null;
            };
            header?: never;
            path: {
                id: components["schemas"]["CaseId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_PartyView"];
                };
            };
        };
    };
    add_party: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewParty"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Added_PartyView"];
                };
            };
        };
    };
    delete_party: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["CaseId"];
                child_id: components["schemas"]["PartyId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ReasonOnly"] | null;
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    patch_party: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["CaseId"];
                child_id: components["schemas"]["PartyId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PartyPatch"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseView"];
                };
            };
        };
    };
    note_performance: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PerformanceDraft"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseView"];
                };
            };
        };
    };
    reopen_case: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithReason"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseView"];
                };
            };
        };
    };
    correct_resolution: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["CaseId"];
                resolution_id: components["schemas"]["ResolutionId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResolutionPatch"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseView"];
                };
            };
        };
    };
    restore_case: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Because"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseView"];
                };
            };
        };
    };
    settle_case: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Settle"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseView"];
                };
            };
        };
    };
    sign_agreement: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Marks"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseView"];
                };
            };
        };
    };
    similar_cases: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_SimilarView"];
                };
            };
        };
    };
    read_timeline: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Timeline"];
                };
            };
        };
    };
    list_transfers: {
        parameters: {
            query?: {
                limit?: number | null;
                cursor?: string | null;
                include?: string | null;
            };
            header?: never;
            path: {
                id: components["schemas"]["CaseId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_TransferView"];
                };
            };
        };
    };
    add_transfer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTransfer"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Added_TransferView"];
                };
            };
        };
    };
    delete_transfer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["CaseId"];
                child_id: components["schemas"]["TransferId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ReasonOnly"] | null;
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    patch_transfer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["CaseId"];
                child_id: components["schemas"]["TransferId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TransferPatch"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseView"];
                };
            };
        };
    };
    unmerge_case: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Because"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseView"];
                };
            };
        };
    };
    withdraw_case: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithReason"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseView"];
                };
            };
        };
    };
    read_roster: {
        parameters: {
            query?: {
                town_id?: components["schemas"]["TownId"] | null;
                from?: string | null;
                to?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_DutyDayView"];
                };
            };
        };
    };
    keep_roster: {
        parameters: {
            query?: {
                town_id?: components["schemas"]["TownId"] | null;
                from?: string | null;
                to?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRoster"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_DutyDayView"];
                };
            };
        };
    };
    annual_export: {
        parameters: {
            query: {
                year: number;
                /** @description `xlsx`, `docx` (the yearly counts alone), `csv` or `json`. */
                format: string;
                town_id?: components["schemas"]["TownId"] | null;
                room_id?: components["schemas"]["RoomId"] | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    case_table_export: {
        parameters: {
            query: {
                year: number;
                /** @description 1 to 12; the whole year without one. */
                month?: number | null;
                /** @description `t18`, the default, or `t15`. */
                edition?: components["schemas"]["Edition"] | null;
                town_id?: components["schemas"]["TownId"] | null;
                room_id?: components["schemas"]["RoomId"] | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    case_export: {
        parameters: {
            query: {
                room_id?: components["schemas"]["RoomId"] | null;
                stage?: components["schemas"]["Stage"] | null;
                kind?: components["schemas"]["Kind"] | null;
                source?: components["schemas"]["Source"] | null;
                found_by?: components["schemas"]["FoundBy"] | null;
                found_from?: string | null;
                found_to?: string | null;
                resolved_from?: string | null;
                resolved_to?: string | null;
                longstanding?: boolean | null;
                /** @description Which records: those that count (the default), the withdrawn, the merged, or all. */
                standing?: components["schemas"]["StandingShown"] | null;
                /** @description Any part of names, facts, case number or platform number, 1 to 50 characters. */
                q?: string | null;
                /** @description `found_on` or `-found_on` (newest first, the default). */
                sort?: string | null;
                limit?: number | null;
                cursor?: string | null;
                include?: string | null;
                /** @description `xlsx` or `csv` */
                format: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    entry_export: {
        parameters: {
            query: {
                room_id?: components["schemas"]["RoomId"] | null;
                state?: components["schemas"]["EntryState"] | null;
                kind?: components["schemas"]["Kind"] | null;
                entered_from?: string | null;
                entered_to?: string | null;
                matched?: boolean | null;
                /** @description A part of the number or of a name. */
                q?: string | null;
                limit?: number | null;
                cursor?: string | null;
                include?: string | null;
                /** @description `xlsx` or `csv` */
                format: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    visit_export: {
        parameters: {
            query: {
                town_id?: components["schemas"]["TownId"] | null;
                received_from?: string | null;
                received_to?: string | null;
                leader?: string | null;
                class?: components["schemas"]["VisitClass"] | null;
                room_id?: components["schemas"]["RoomId"] | null;
                /** @description Any part of subject, summary and names. */
                q?: string | null;
                /** @description `received_on` or `-received_on` (the default). */
                sort?: string | null;
                limit?: number | null;
                cursor?: string | null;
                include?: string | null;
                /** @description `xlsx` or `csv` */
                format: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    platform_sheet_export: {
        parameters: {
            query: {
                year: number;
                /** @description `xlsx`, `docx` (the yearly counts alone), `csv` or `json`. */
                format: string;
                town_id?: components["schemas"]["TownId"] | null;
                room_id?: components["schemas"]["RoomId"] | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_KeyRow"];
                };
            };
        };
    };
    screening_export: {
        parameters: {
            query: {
                year: number;
                town_id?: components["schemas"]["TownId"] | null;
                room_id?: components["schemas"]["RoomId"] | null;
                /** @description `xlsx` or `csv` */
                format: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    figures: {
        parameters: {
            query: {
                year: number;
                town_id?: components["schemas"]["TownId"] | null;
                room_id?: components["schemas"]["RoomId"] | null;
                /** @description `false` leaves the breakdowns out, where only the values are wanted. */
                breakdown?: boolean | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["YearReport"];
                };
            };
        };
    };
    figure_overlap: {
        parameters: {
            query: {
                year: number;
                town_id?: components["schemas"]["TownId"] | null;
                room_id?: components["schemas"]["RoomId"] | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Overlap"];
                };
            };
        };
    };
    write_paragraph: {
        parameters: {
            query: {
                year: number;
                town_id?: components["schemas"]["TownId"] | null;
                room_id?: components["schemas"]["RoomId"] | null;
                /** @description The figures as the year was last sealed, not as they are counted now. */
                sealed?: boolean | null;
                /** @description `json` (default) or `docx`. */
                format?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ParagraphOfYear"];
                };
            };
        };
    };
    check_paragraph: {
        parameters: {
            query?: {
                year?: number | null;
                town_id?: components["schemas"]["TownId"] | null;
                room_id?: components["schemas"]["RoomId"] | null;
                /** @description The figures as the year was last sealed, not as they are counted now. */
                sealed?: boolean | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PastedText"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckedText"];
                };
            };
        };
    };
    list_seals: {
        parameters: {
            query?: {
                year?: number | null;
                town_id?: components["schemas"]["TownId"] | null;
                limit?: number | null;
                cursor?: string | null;
                include?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_SealView"];
                };
            };
        };
    };
    seal_year: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSeal"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SealView"];
                };
            };
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SealView"];
                };
            };
        };
    };
    read_seal: {
        parameters: {
            query?: {
                town_id?: components["schemas"]["TownId"] | null;
                /** @description The latest when left out. */
                edition?: number | null;
            };
            header?: never;
            path: {
                year: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SealedYear"];
                };
            };
        };
    };
    seal_differences: {
        parameters: {
            query?: {
                town_id?: components["schemas"]["TownId"] | null;
                /** @description The latest when left out. */
                edition?: number | null;
                limit?: number | null;
                cursor?: string | null;
                /** @description `total` adds how many there are in all. */
                include?: string | null;
            };
            header?: never;
            path: {
                year: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Differences"];
                };
            };
        };
    };
    figure_table: {
        parameters: {
            query: {
                year: number;
                /** @description The code of a count of cases or resolutions. */
                measure: string;
                rows: string;
                columns: string;
                town_id?: components["schemas"]["TownId"] | null;
                room_id?: components["schemas"]["RoomId"] | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FigureTable"];
                };
            };
        };
    };
    figure_records: {
        parameters: {
            query: {
                year: number;
                town_id?: components["schemas"]["TownId"] | null;
                room_id?: components["schemas"]["RoomId"] | null;
                /** @description Only one cell: a dimension of the figure (several with commas between) … */
                dimension?: string | null;
                /** @description … and its key (as many). */
                key?: string | null;
                limit?: number | null;
                cursor?: string | null;
                /** @description `total` adds how many there are in all. */
                include?: string | null;
            };
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Value"];
                };
            };
        };
    };
    list_synonyms: {
        parameters: {
            query?: {
                limit?: number | null;
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_SynonymView"];
                };
            };
        };
    };
    forget_synonym: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    list_imports: {
        parameters: {
            query?: {
                limit?: number | null;
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ImportView"];
                };
            };
        };
    };
    create_import: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["ImportUpload"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportPreview"];
                };
            };
        };
    };
    read_import: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportPreview"];
                };
            };
        };
    };
    apply_import: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ReasonOnly"] | null;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportPreview"];
                };
            };
        };
    };
    read_errors: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                };
            };
        };
    };
    read_progress: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportProgress"];
                };
            };
        };
    };
    read_anew: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ImportReading"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportPreview"];
                };
            };
        };
    };
    list_rows: {
        parameters: {
            query?: {
                verdict?: components["schemas"]["RowVerdict"] | null;
                limit?: number | null;
                cursor?: string | null;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_RowView"];
                };
            };
        };
    };
    undo_import: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ReasonOnly"] | null;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportView"];
                };
            };
        };
    };
    list_entries: {
        parameters: {
            query?: {
                room_id?: components["schemas"]["RoomId"] | null;
                state?: components["schemas"]["EntryState"] | null;
                kind?: components["schemas"]["Kind"] | null;
                entered_from?: string | null;
                entered_to?: string | null;
                matched?: boolean | null;
                /** @description A part of the number or of a name. */
                q?: string | null;
                limit?: number | null;
                cursor?: string | null;
                include?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_EntryView"];
                };
            };
        };
    };
    create_entry: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewEntry"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryView"];
                };
            };
        };
    };
    read_entry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryView"];
                };
            };
        };
    };
    patch_entry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EntryPatch"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryView"];
                };
            };
        };
    };
    lookup_party: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Lookup"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ElsewhereView"];
                };
            };
        };
    };
    party_elsewhere: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ElsewhereView"];
                };
            };
        };
    };
    reveal_party: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reveal"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevealedParty"];
                };
            };
        };
    };
    list_people: {
        parameters: {
            query?: {
                room_id?: components["schemas"]["RoomId"] | null;
                role?: components["schemas"]["PersonRole"] | null;
                /** @description Only roles held on that day. */
                on?: string | null;
                /** @description A part of the name. */
                q?: string | null;
                limit?: number | null;
                cursor?: string | null;
                include?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_PersonView"];
                };
            };
        };
    };
    create_person: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPerson"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonView"];
                };
            };
        };
    };
    read_person: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonView"];
                };
            };
        };
    };
    patch_person: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PersonPatch"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonView"];
                };
            };
        };
    };
    reveal_person: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RevealReason"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevealedPerson"];
                };
            };
        };
    };
    list_visits: {
        parameters: {
            query?: {
                town_id?: components["schemas"]["TownId"] | null;
                received_from?: string | null;
                received_to?: string | null;
                leader?: string | null;
                class?: components["schemas"]["VisitClass"] | null;
                room_id?: components["schemas"]["RoomId"] | null;
                /** @description Any part of subject, summary and names. */
                q?: string | null;
                /** @description `received_on` or `-received_on` (the default). */
                sort?: string | null;
                limit?: number | null;
                cursor?: string | null;
                include?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_VisitView"];
                };
            };
        };
    };
    create_visit: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewVisit"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VisitView"];
                };
            };
        };
    };
    visits_due: {
        parameters: {
            query?: {
                town_id?: components["schemas"]["TownId"] | null;
                limit?: number | null;
                cursor?: string | null;
                include?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_VisitDue"];
                };
            };
        };
    };
    read_visit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VisitView"];
                };
            };
        };
    };
    patch_visit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VisitPatch"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VisitView"];
                };
            };
        };
    };
    visit_clocks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ClockView"];
                };
            };
        };
    };
    earlier_visits: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_VisitView"];
                };
            };
        };
    };
    join_matter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SameMatter"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VisitView"];
                };
            };
        };
    };
    leave_matter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ReasonOnly"] | null;
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    record_progress: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProgressPatch"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VisitView"];
                };
            };
        };
    };
    reveal_visitors: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VisitReason"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevealedVisitors"];
                };
            };
        };
    };
    to_mediation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ToMediation"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseView"];
                };
            };
        };
    };
    withdraw_visit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VisitReason"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VisitView"];
                };
            };
        };
    };
    read_reconciliation: {
        parameters: {
            query: {
                year: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReconciliationView"];
                };
            };
        };
    };
    confirm_match: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewMatch"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryView"];
                };
            };
        };
    };
    note_reason: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewReason"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReasonView"];
                };
            };
        };
    };
    read_reminders: {
        parameters: {
            query?: {
                /** @description Only those of one room. */
                room_id?: components["schemas"]["RoomId"] | null;
                limit?: number | null;
                cursor?: string | null;
                include?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ReminderView"];
                };
            };
        };
    };
    list_rooms: {
        parameters: {
            query?: {
                town_id?: components["schemas"]["TownId"] | null;
                limit?: number | null;
                cursor?: string | null;
                include?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_RoomView"];
                };
            };
        };
    };
    create_room: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRoom"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoomView"];
                };
            };
        };
    };
    read_room: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoomView"];
                };
            };
        };
    };
    patch_room: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoomPatch"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoomView"];
                };
            };
        };
    };
    read_grid: {
        parameters: {
            query: {
                year: number;
                town_id?: components["schemas"]["TownId"] | null;
                room_id?: components["schemas"]["RoomId"] | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GridView"];
                };
            };
        };
    };
    read_report: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                room_id: components["schemas"]["RoomId"];
                half_month: components["schemas"]["HalfMonth"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportView"];
                };
            };
        };
    };
    file_report: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                room_id: components["schemas"]["RoomId"];
                half_month: components["schemas"]["HalfMonth"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewReport"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportView"];
                };
            };
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportView"];
                };
            };
        };
    };
    excuse_report: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                room_id: components["schemas"]["RoomId"];
                half_month: components["schemas"]["HalfMonth"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewExcuse"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportView"];
                };
            };
        };
    };
    retract_report: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                room_id: components["schemas"]["RoomId"];
                half_month: components["schemas"]["HalfMonth"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonOnly"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportView"];
                };
            };
        };
    };
    read_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionView"];
                };
            };
        };
    };
    sign_in: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionView"];
                };
            };
        };
    };
    sign_out: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    change_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordChange"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    read_settings: {
        parameters: {
            query?: {
                town_id?: components["schemas"]["TownId"] | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_SettingView"];
                };
            };
        };
    };
    patch_settings: {
        parameters: {
            query?: {
                town_id?: components["schemas"]["TownId"] | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SettingsPatch"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_SettingView"];
                };
            };
        };
    };
    list_towns: {
        parameters: {
            query?: {
                town_id?: components["schemas"]["TownId"] | null;
                limit?: number | null;
                cursor?: string | null;
                include?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_TownView"];
                };
            };
        };
    };
    create_town: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTown"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TownView"];
                };
            };
        };
    };
    read_town: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TownView"];
                };
            };
        };
    };
    patch_town: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TownPatch"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TownView"];
                };
            };
        };
    };
}
