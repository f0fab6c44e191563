// @generated from the migrations by `make generate`.

diesel::table! {
    accounts (id) {
        id -> Text,
        username -> Text,
        display_name -> Text,
        role -> Text,
        town_id -> Nullable<Text>,
        room_id -> Nullable<Text>,
        person_id -> Nullable<Text>,
        password_hash -> Text,
        must_change_password -> Bool,
        disabled_at -> Nullable<Timestamp>,
        revision -> Integer,
        created_at -> Timestamp,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    audit_events (town, seq) {
        town -> Integer,
        seq -> BigInt,
        id -> Text,
        at -> Timestamp,
        account_id -> Nullable<Text>,
        account_name -> Text,
        action -> Text,
        subject_kind -> Text,
        subject_id -> Text,
        room_id -> Nullable<Text>,
        changes -> Text,
        reason -> Nullable<Text>,
        change_reason -> Nullable<Text>,
        request_id -> Text,
        records -> Text,
        salt -> Text,
        digest -> Text,
        key_number -> Integer,
        previous_hash -> Text,
        hash -> Text,
    }
}

diesel::table! {
    audit_heads (town) {
        town -> Integer,
        seq -> BigInt,
        hash -> Text,
    }
}

diesel::table! {
    calendar_days (day) {
        day -> Date,
        working -> Bool,
        name -> Text,
    }
}

diesel::table! {
    case_attachments (town, case_id, id) {
        town -> Integer,
        case_id -> Text,
        id -> Text,
        kind -> Text,
        paper -> Nullable<Text>,
        filename -> Text,
        content_type -> Text,
        size -> BigInt,
        sha256 -> Text,
        thumbnail -> Nullable<Text>,
        removed_at -> Nullable<Timestamp>,
        removed_reason -> Nullable<Text>,
        revision -> Integer,
        account_name -> Text,
        created_at -> Timestamp,
    }
}

diesel::table! {
    case_endings (town, case_id, id) {
        town -> Integer,
        case_id -> Text,
        id -> Text,
        number -> Integer,
        step -> Text,
        ended_on -> Date,
        ground -> Text,
        routes_told -> Bool,
        created_at -> Timestamp,
    }
}

diesel::table! {
    case_follow_ups (town, case_id, id) {
        town -> Integer,
        case_id -> Text,
        id -> Text,
        visited_on -> Date,
        method -> Text,
        performed -> Nullable<Text>,
        satisfied -> Nullable<Bool>,
        litigated -> Nullable<Bool>,
        hidden_risk -> Nullable<Text>,
        record -> Text,
        visitor -> Text,
        revision -> Integer,
        account_name -> Text,
        created_at -> Timestamp,
    }
}

diesel::table! {
    case_instalments (town, case_id, id) {
        town -> Integer,
        case_id -> Text,
        id -> Text,
        resolution_id -> Text,
        number -> Integer,
        due_on -> Date,
        amount_fen -> BigInt,
    }
}

diesel::table! {
    case_limits (town, case_id) {
        town -> Integer,
        case_id -> Text,
        extension_agreed_on -> Nullable<Date>,
        extension_until -> Nullable<Date>,
        keep_until -> Nullable<Date>,
    }
}

diesel::table! {
    case_links (town, case_id, other_id) {
        town -> Integer,
        case_id -> Text,
        other_id -> Text,
        relation -> Text,
        account_name -> Text,
        created_at -> Timestamp,
    }
}

diesel::table! {
    case_meetings (town, case_id, id) {
        town -> Integer,
        case_id -> Text,
        id -> Text,
        held_on -> Date,
        place -> Text,
        present -> Nullable<Text>,
        record -> Text,
        next_on -> Nullable<Date>,
        revision -> Integer,
        account_name -> Text,
        created_at -> Timestamp,
    }
}

diesel::table! {
    case_mergers (town, case_id) {
        town -> Integer,
        case_id -> Text,
        into_id -> Text,
    }
}

diesel::table! {
    case_numbers (town, room_id, year) {
        town -> Integer,
        room_id -> Text,
        year -> Integer,
        last -> Integer,
    }
}

diesel::table! {
    case_participants (town, case_id, id) {
        town -> Integer,
        case_id -> Text,
        id -> Text,
        position -> Integer,
        person_id -> Nullable<Text>,
        name -> Text,
        role -> Text,
        revision -> Integer,
    }
}

diesel::table! {
    case_parties (town, case_id, id) {
        town -> Integer,
        case_id -> Text,
        id -> Text,
        position -> Integer,
        role -> Text,
        kind -> Text,
        name -> Text,
        gender -> Nullable<Text>,
        id_number_sealed -> Nullable<Text>,
        id_number_index -> Nullable<Text>,
        phone_sealed -> Nullable<Text>,
        phone_index -> Nullable<Text>,
        address -> Nullable<Text>,
        revision -> Integer,
        born_on -> Nullable<Date>,
        ethnicity -> Nullable<Text>,
        occupation -> Nullable<Text>,
        representative -> Nullable<Text>,
        refused_on -> Nullable<Date>,
    }
}

diesel::table! {
    case_performances (town, case_id, id) {
        town -> Integer,
        case_id -> Text,
        id -> Text,
        resolution_id -> Text,
        seen_on -> Date,
        status -> Text,
        amount_fen -> Nullable<BigInt>,
        note -> Nullable<Text>,
        account_name -> Text,
        at -> Timestamp,
    }
}

diesel::table! {
    case_platform_numbers (town, case_id, platform_no) {
        town -> Integer,
        case_id -> Text,
        platform_no -> Text,
    }
}

diesel::table! {
    case_resolutions (town, case_id, id) {
        town -> Integer,
        case_id -> Text,
        id -> Text,
        number -> Integer,
        settled_on -> Date,
        form -> Text,
        level -> Text,
        terms -> Nullable<Text>,
        amount_fen -> Nullable<BigInt>,
        perform_by -> Nullable<Date>,
        performance -> Text,
        confirmation -> Text,
        confirmation_applied_on -> Nullable<Date>,
        confirmation_court -> Nullable<Text>,
        confirmation_decided_on -> Nullable<Date>,
        parties_on -> Nullable<Date>,
        mediator_on -> Nullable<Date>,
        seal_on -> Nullable<Date>,
        effective_on -> Nullable<Date>,
        revision -> Integer,
        created_at -> Timestamp,
    }
}

diesel::table! {
    case_steps (town, case_id, id) {
        town -> Integer,
        case_id -> Text,
        id -> Text,
        number -> Integer,
        step -> Text,
        taken_on -> Date,
        undone_on -> Nullable<Date>,
        finishes -> Bool,
        later_year -> Bool,
        note -> Nullable<Text>,
        account_name -> Text,
        at -> Timestamp,
    }
}

diesel::table! {
    case_transfers (town, case_id, id) {
        town -> Integer,
        case_id -> Text,
        id -> Text,
        to_body -> Text,
        body -> Nullable<Text>,
        sent_on -> Date,
        reason -> Text,
        answer -> Nullable<Text>,
        answered_on -> Nullable<Date>,
        answer_note -> Nullable<Text>,
        revision -> Integer,
    }
}

diesel::table! {
    cases (town, id) {
        town -> Integer,
        id -> Text,
        room_id -> Text,
        stage -> Text,
        case_no -> Nullable<Text>,
        found_on -> Date,
        found_by -> Text,
        source -> Text,
        kind -> Text,
        facts -> Text,
        place -> Nullable<Text>,
        note -> Nullable<Text>,
        arose_on -> Nullable<Date>,
        longstanding -> Bool,
        difficulty -> Nullable<Text>,
        risk -> Nullable<Text>,
        people_count -> Nullable<Integer>,
        amount_fen -> Nullable<BigInt>,
        accepted_on -> Nullable<Date>,
        due_on -> Nullable<Date>,
        petition_visit_id -> Nullable<Text>,
        withdrawn_on -> Nullable<Date>,
        withdrawn_reason -> Nullable<Text>,
        merged_into -> Nullable<Text>,
        counts -> Bool,
        pair_key -> Text,
        search_text -> Text,
        imported -> Bool,
        revision -> Integer,
        created_by -> Text,
        created_at -> Timestamp,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    chain_keys (number) {
        number -> Integer,
        sealed -> Text,
    }
}

diesel::table! {
    creations (town, id) {
        town -> Integer,
        id -> Text,
        fingerprint -> Text,
    }
}

diesel::table! {
    duty_days (town, day) {
        town -> Integer,
        day -> Date,
        planned_leader -> Text,
        actual_leader -> Nullable<Text>,
        swap_reason -> Nullable<Text>,
        nobody_came -> Bool,
        signed_by -> Nullable<Text>,
    }
}

diesel::table! {
    idempotency_keys (town, account_id, request, idempotency_key) {
        town -> Integer,
        account_id -> Text,
        request -> Text,
        idempotency_key -> Text,
        fingerprint -> Text,
        status -> Integer,
        body -> Text,
        etag -> Nullable<Integer>,
        location -> Nullable<Text>,
        created_at -> Timestamp,
    }
}

diesel::table! {
    import_rows (town, import_id, position) {
        town -> Integer,
        import_id -> Text,
        position -> Integer,
        sheet -> Text,
        row_number -> Integer,
        subject_id -> Text,
        changed -> Bool,
        trace_sealed -> Nullable<Text>,
    }
}

diesel::table! {
    import_value_synonyms (town, id) {
        town -> Integer,
        id -> Text,
        field -> Text,
        word -> Text,
        code -> Text,
        account_name -> Text,
        created_at -> Timestamp,
    }
}

diesel::table! {
    imports (town, id) {
        town -> Integer,
        id -> Text,
        account_id -> Text,
        account_name -> Text,
        kind -> Text,
        year -> Nullable<Integer>,
        file_name -> Text,
        file_sealed -> Nullable<Text>,
        preview_sealed -> Nullable<Text>,
        counts -> Text,
        created_at -> Timestamp,
        applied_at -> Nullable<Timestamp>,
        applied_seq -> Nullable<BigInt>,
        undone_at -> Nullable<Timestamp>,
        undone_by -> Nullable<Text>,
    }
}

diesel::table! {
    keyring (id) {
        id -> Integer,
        fingerprint -> Text,
        epoch -> Text,
    }
}

diesel::table! {
    online_entries (town, id) {
        town -> Integer,
        id -> Text,
        room_id -> Nullable<Text>,
        platform -> Text,
        platform_no -> Text,
        entered_on -> Date,
        entered_by -> Nullable<Text>,
        committee -> Nullable<Text>,
        kind -> Nullable<Text>,
        applicant -> Nullable<Text>,
        respondent -> Nullable<Text>,
        accepted_on -> Nullable<Date>,
        result -> Nullable<Text>,
        form -> Nullable<Text>,
        state -> Text,
        case_id -> Nullable<Text>,
        matched_by -> Nullable<Text>,
        pair_key -> Text,
        imported -> Bool,
        revision -> Integer,
        created_at -> Timestamp,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    people (town, id) {
        town -> Integer,
        id -> Text,
        room_id -> Nullable<Text>,
        name -> Text,
        name_folded -> Text,
        gender -> Nullable<Text>,
        position_title -> Nullable<Text>,
        phone_sealed -> Nullable<Text>,
        phone_index -> Nullable<Text>,
        revision -> Integer,
        created_at -> Timestamp,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    person_roles (town, id) {
        town -> Integer,
        id -> Text,
        person_id -> Text,
        role -> Text,
        from_on -> Date,
        to_on -> Nullable<Date>,
        certificate_no -> Nullable<Text>,
    }
}

diesel::table! {
    petition_progress (town, visit_id) {
        town -> Integer,
        visit_id -> Text,
        queue_no -> Nullable<Integer>,
        assigned_on -> Nullable<Date>,
        answer_by -> Nullable<Date>,
        answered_on -> Nullable<Date>,
        answer -> Nullable<Text>,
        notified_on -> Nullable<Date>,
        accepted_on -> Nullable<Date>,
        extension_days -> Nullable<Integer>,
        extension_reason -> Nullable<Text>,
        extension_approved_by -> Nullable<Text>,
        forwarded_notice_on -> Nullable<Date>,
        objected_on -> Nullable<Date>,
        opinion_received_on -> Nullable<Date>,
        reexamination_requested_on -> Nullable<Date>,
        reexamination_decided_on -> Nullable<Date>,
        review_requested_on -> Nullable<Date>,
        review_decided_on -> Nullable<Date>,
    }
}

diesel::table! {
    petition_visitors (town, visit_id, id) {
        town -> Integer,
        visit_id -> Text,
        id -> Text,
        position -> Integer,
        name -> Text,
        phone_sealed -> Nullable<Text>,
        phone_index -> Nullable<Text>,
        address -> Nullable<Text>,
        person_key -> Text,
    }
}

diesel::table! {
    petition_visits (town, id) {
        town -> Integer,
        id -> Text,
        room_id -> Nullable<Text>,
        received_on -> Date,
        leader -> Text,
        leader_title -> Nullable<Text>,
        leader_person_id -> Nullable<Text>,
        recorded_by -> Text,
        place -> Text,
        form -> Text,
        persons_present -> Integer,
        persons_represented -> Nullable<Integer>,
        subject -> Text,
        summary -> Nullable<Text>,
        class -> Text,
        occurrence -> Text,
        handling -> Text,
        assigned_to -> Nullable<Text>,
        notify_by -> Nullable<Date>,
        finish_by -> Nullable<Date>,
        finished_on -> Nullable<Date>,
        result -> Nullable<Text>,
        case_id -> Nullable<Text>,
        withdrawn_reason -> Nullable<Text>,
        counts -> Bool,
        visitor_key -> Text,
        search_text -> Text,
        imported -> Bool,
        matter_id -> Text,
        revision -> Integer,
        created_at -> Timestamp,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    reconciliation_reasons (town, subject_id) {
        town -> Integer,
        subject_id -> Text,
        reason -> Text,
        account_name -> Text,
        at -> Timestamp,
    }
}

diesel::table! {
    room_names (town, folded) {
        town -> Integer,
        folded -> Text,
        room_id -> Text,
        alias -> Nullable<Text>,
    }
}

diesel::table! {
    rooms (town, id) {
        town -> Integer,
        id -> Text,
        position -> Integer,
        name -> Text,
        short_name -> Text,
        kind -> Text,
        code -> Nullable<Text>,
        opened_on -> Date,
        closed_on -> Nullable<Date>,
        merged_into -> Nullable<Text>,
        revision -> Integer,
        created_at -> Timestamp,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    screening_excuses (town, room_id, half_month) {
        town -> Integer,
        room_id -> Text,
        half_month -> Text,
        reason -> Text,
        account_name -> Text,
        at -> Timestamp,
    }
}

diesel::table! {
    screening_reports (town, id) {
        town -> Integer,
        id -> Text,
        room_id -> Text,
        half_month -> Text,
        filed_at -> Timestamp,
        on_time -> Bool,
        imported -> Bool,
        latest -> Integer,
    }
}

diesel::table! {
    screening_version_cases (town, report_id, number, case_id) {
        town -> Integer,
        report_id -> Text,
        number -> Integer,
        case_id -> Text,
    }
}

diesel::table! {
    screening_versions (town, report_id, number) {
        town -> Integer,
        report_id -> Text,
        number -> Integer,
        zero -> Bool,
        declared -> Nullable<Integer>,
        statement -> Nullable<Text>,
        signer -> Text,
        account_id -> Nullable<Text>,
        received_at -> Timestamp,
        device_time -> Nullable<Timestamp>,
        retracted_at -> Nullable<Timestamp>,
        obligations_before -> Nullable<Text>,
    }
}

diesel::table! {
    seal_families (town, seal_id, position) {
        town -> Integer,
        seal_id -> Text,
        position -> Integer,
        code -> Text,
        dimensions -> Text,
        figures -> Text,
    }
}

diesel::table! {
    seal_figures (town, seal_id, position) {
        town -> Integer,
        seal_id -> Text,
        position -> Integer,
        code -> Text,
        edition -> Integer,
        unit -> Text,
        value -> Nullable<BigInt>,
        numerator -> Nullable<BigInt>,
        denominator -> Nullable<BigInt>,
        cells -> Text,
    }
}

diesel::table! {
    seal_records (town, seal_id, family, record_id) {
        town -> Integer,
        seal_id -> Text,
        family -> Text,
        record_id -> Text,
        subject_id -> Text,
        day -> Text,
        cell_keys -> Text,
        counts -> Text,
    }
}

diesel::table! {
    seals (town, id) {
        town -> Integer,
        id -> Text,
        year -> Integer,
        edition -> Integer,
        sealed_at -> Timestamp,
        account_id -> Text,
        account_name -> Text,
        sha256 -> Text,
        audit_seq -> BigInt,
    }
}

diesel::table! {
    sessions (token_hash) {
        token_hash -> Text,
        account_id -> Text,
        created_at -> Timestamp,
        seen_at -> Timestamp,
    }
}

diesel::table! {
    settings (name) {
        name -> Text,
        value -> Text,
        changed_at -> Timestamp,
    }
}

diesel::table! {
    settings_head (id) {
        id -> Integer,
        revision -> Integer,
    }
}

diesel::table! {
    town_calendar_days (town, day) {
        town -> Integer,
        day -> Date,
        working -> Bool,
        name -> Text,
    }
}

diesel::table! {
    town_settings (town, name) {
        town -> Integer,
        name -> Text,
        value -> Text,
        changed_at -> Timestamp,
    }
}

diesel::table! {
    towns (number) {
        number -> Integer,
        id -> Text,
        name -> Text,
        county -> Nullable<Text>,
        code -> Nullable<Text>,
        obligations_from -> Text,
        revision -> Integer,
        created_at -> Timestamp,
        updated_at -> Timestamp,
    }
}

diesel::joinable!(cases -> towns (town));
diesel::joinable!(duty_days -> towns (town));
diesel::joinable!(import_value_synonyms -> towns (town));
diesel::joinable!(imports -> towns (town));
diesel::joinable!(online_entries -> towns (town));
diesel::joinable!(people -> towns (town));
diesel::joinable!(petition_visits -> towns (town));
diesel::joinable!(rooms -> towns (town));
diesel::joinable!(seals -> towns (town));
diesel::joinable!(sessions -> accounts (account_id));
diesel::joinable!(town_calendar_days -> towns (town));
diesel::joinable!(town_settings -> towns (town));

diesel::allow_tables_to_appear_in_same_query!(
    accounts,
    audit_events,
    audit_heads,
    calendar_days,
    case_attachments,
    case_endings,
    case_follow_ups,
    case_instalments,
    case_limits,
    case_links,
    case_meetings,
    case_mergers,
    case_numbers,
    case_participants,
    case_parties,
    case_performances,
    case_platform_numbers,
    case_resolutions,
    case_steps,
    case_transfers,
    cases,
    chain_keys,
    creations,
    duty_days,
    idempotency_keys,
    import_rows,
    import_value_synonyms,
    imports,
    keyring,
    online_entries,
    people,
    person_roles,
    petition_progress,
    petition_visitors,
    petition_visits,
    reconciliation_reasons,
    room_names,
    rooms,
    screening_excuses,
    screening_reports,
    screening_version_cases,
    screening_versions,
    seal_families,
    seal_figures,
    seal_records,
    seals,
    sessions,
    settings,
    settings_head,
    town_calendar_days,
    town_settings,
    towns,
);
